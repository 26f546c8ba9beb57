import CognitoCrypto
import TestSupport
import Testing

struct AppClientTests {
  private struct Vectors: Decodable {
    struct Test: Decodable {
      let username: String
      let clientID: String
      let clientSecret: String
      let secretHash: String
    }
    let tests: [Test]
  }

  private let id = "18u8119jgbpr464n28s1itk2mq"
  private let secret = "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"
  private let username = "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6"

  @Test("Published secret hashes")
  func vectors() throws {
    let tests = try Repository.vectors("cognito/secret-hash.json", as: Vectors.self).tests
    #expect(tests.count == 4)
    for test in tests {
      let client = try AppClient(id: test.clientID, secret: test.clientSecret)
      let hash = try client.secretHash(username: test.username)
      #expect(hash.description == test.secretHash)
      let fromSpans = try AppClient(id: test.clientID.utf8.span, secret: test.clientSecret.utf8.span)
      let sameHash = try fromSpans.secretHash(username: test.username.utf8.span)
      #expect(sameHash == hash)
      let isValid = client.isValid(try SecretHash(test.secretHash), username: test.username)
      #expect(isValid)
    }
    print("Published secret hashes: \(tests.count) vectors")
  }

  @Test("One client makes the hashes of many users, and each as a new one would")
  func reuse() throws {
    let client = try AppClient(id: id, secret: secret)
    var hashes: [String: String] = [:]
    for number in 0..<300 {
      let username = String(repeating: "u", count: number % 130) + "\(number)"
      hashes[username] = try client.secretHash(username: username).description
    }
    #expect(Set(hashes.values).count == hashes.count)
    for (username, hash) in hashes {
      let newClient = try AppClient(id: id, secret: secret)
      let newHash = try newClient.secretHash(username: username)
      #expect(newHash.description == hash)
    }
  }

  @Test("Username and client id follow each other without a separator")
  func concatenation() throws {
    let first = try AppClient(id: "age", secret: "secret").secretHash(username: "Mess")
    let second = try AppClient(id: "e", secret: "secret").secretHash(username: "Messag")
    let third = try AppClient(id: "Mess", secret: "secret").secretHash(username: "age")
    #expect(first == second)
    #expect(first != third)
  }

  @Test("Usernames are hashed byte for byte")
  func bytes() throws {
    let client = try AppClient(id: id, secret: secret)
    // The same to the reader: "é" as one scalar and as two; other letters in another case; with white space.
    let usernames = ["caf\u{e9}", "cafe\u{301}", "Caf\u{e9}", "caf\u{e9} ", "caf\u{e9}\n", "caf\u{e9}\0"]
    #expect(Set(try usernames.map { try client.secretHash(username: $0).description }).count == usernames.count)
    // Bytes that are not UTF-8.
    let latin1 = try client.secretHash(username: [0x63, 0x61, 0x66, 0xe9].span)
    let utf8 = try client.secretHash(username: usernames[0])
    #expect(latin1 != utf8)
  }

  @Test("What cannot be meant is refused")
  func errors() throws {
    #expect(throws: AppClientError.emptyID) { _ = try AppClient(id: "", secret: secret) }
    #expect(throws: AppClientError.emptySecret) { _ = try AppClient(id: id, secret: "") }
    #expect(throws: AppClientError.emptyID) { _ = try AppClient(id: "", secret: "") }
    for count in [129, 130, 1000] {
      #expect(throws: AppClientError.idTooLong(byteCount: count)) {
        _ = try AppClient(id: String(repeating: "a", count: count), secret: secret)
      }
    }
    // 65 characters, 130 bytes.
    #expect(throws: AppClientError.idTooLong(byteCount: 130)) {
      _ = try AppClient(id: String(repeating: "é", count: 65), secret: secret)
    }
    #expect(throws: AppClientError.emptyUsername) {
      _ = try AppClient(id: id, secret: secret).secretHash(username: "")
    }
    #expect(AppClient.maximumIDByteCount == 128)
  }

  @Test("Ids of 1 and of 128 bytes are whole in the hash", arguments: [1, 2, 127, 128])
  func idLengths(_ count: Int) throws {
    let ids = ["a", "b"].map { String(repeating: "a", count: count - 1) + $0 }
    let hashes = try ids.map { try AppClient(id: $0, secret: secret).secretHash(username: username) }
    #expect(hashes[0] != hashes[1])
    // Without a separator, where the username ends and the id begins makes no difference.
    let moved = try AppClient(id: "a", secret: secret)
      .secretHash(username: username + String(repeating: "a", count: count - 1))
    #expect(hashes[0] == moved)
  }

  @Test("Only the right hash is valid")
  func validity() throws {
    let client = try AppClient(id: id, secret: secret)
    let hash = try client.secretHash(username: username)
    func isValid(_ hash: SecretHash, _ username: String) -> Bool { client.isValid(hash, username: username) }
    #expect(isValid(hash, username))
    #expect(!isValid(hash, username + "\n"))
    #expect(!isValid(hash, username.uppercased()))
    #expect(!isValid(hash, ""))
    let isValidForSpan = client.isValid(hash, username: username.utf8.span)
    #expect(isValidForSpan)
    let otherClient = try AppClient(id: id, secret: secret + "\n")
    let isValidForOther = otherClient.isValid(hash, username: username)
    #expect(!isValidForOther)
    // Every character replaced by others, as far as the text is still that of 32 bytes.
    var tried = 0
    for place in 0..<43 {
      for character in "AZaz09+/QKgw048c".utf8 {
        var text = Array(hash.description.utf8)
        guard text[place] != character else { continue }
        text[place] = character
        guard let wrong = try? SecretHash(text.span) else { continue }
        tried += 1
        #expect(!isValid(wrong, username), "\(wrong)")
      }
    }
    #expect(tried > 42 * 15)
  }

  @Test("Errors say what to do, and nothing of what was given")
  func descriptions() {
    let errors: [AppClientError] = [.emptyID, .idTooLong(byteCount: 129), .emptySecret, .emptyUsername]
    #expect(Set(errors.map(\.description)).count == 4)
    #expect(AppClientError.idTooLong(byteCount: 129).description.contains("129"))
  }
}
