import CognitoCrypto
import PureCrypto
import TestSupport
import Testing

struct AppClientBatchTests {
  private static let batchBackends: [SHA256.BatchBackend] = {
    var backends: [SHA256.BatchBackend] = []
    SHA256.BatchBackend.forEachAvailable { backends.append($0) }
    return backends
  }()

  @Test("A batch gives what each username gives alone", arguments: batchBackends)
  func batch(_ backend: SHA256.BatchBackend) throws {
    var generator = SeededGenerator()
    for idCount in [1, 26, 64, 128] {
      let client = try AppClient(id: String(repeating: "i", count: idCount), secret: "secret")
      for count in [0, 1, 17, 255, 256, 257, 600] {
        let bytes = generator.bytes(2000)
        let ranges = (0..<count).map { (_) -> Range<Int> in
          let start = Int.random(in: 0..<1800, using: &generator)
          return start..<start + Int.random(in: 1...200, using: &generator)
        }
        let hashes = try [SecretHash](capacity: count) { (output) throws(AppClientError) in
          try client.secretHashes(usernames: bytes.span, ranges: ranges.span, into: &output, on: backend)
        }
        var expected: [SecretHash] = []
        for range in ranges { expected.append(try client.secretHash(username: bytes.span.extracting(range))) }
        #expect(hashes == expected)
      }
    }
  }

  @Test("Strings")
  func strings() throws {
    let client = try AppClient(id: "id", secret: "secret")
    let usernames = (1...100).map { String(repeating: "ü", count: $0) }
    let hashes = try client.secretHashes(usernames: usernames)
    var expected: [SecretHash] = []
    for username in usernames { expected.append(try client.secretHash(username: username)) }
    #expect(hashes == expected)
    let none = try client.secretHashes(usernames: [])
    #expect(none.isEmpty)
  }

  @Test("An empty username refuses the whole batch")
  func emptyUsername() throws {
    let client = try AppClient(id: "id", secret: "secret")
    let bytes = Array("usernames".utf8)
    let ranges = [0..<4, 3..<3, 4..<8]
    var count = -1
    var thrown: AppClientError?
    let hashes = [SecretHash](capacity: 4) { (output) in
      do throws(AppClientError) {
        try client.secretHashes(usernames: bytes.span, ranges: ranges.span, into: &output)
      } catch {
        thrown = error
      }
      count = output.count
    }
    #expect(thrown == .emptyUsername && count == 0 && hashes.isEmpty)
  }
}
