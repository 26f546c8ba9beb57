import CognitoCrypto
import Foundation
import PureCrypto
import Testing

@Suite struct ExampleTests {
  @Test func examplesGiveWhatTheySay() throws {
    let hash = "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI="
    #expect(try Examples.request() == ["SecretHash": hash])
    #expect(try Examples.sentBytes() == Array(hash.utf8))
    #expect(try Examples.appClient().description == hash)
    #expect(
      Examples.parts().description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Examples.pureCrypto().0 == Examples.parts())
    #expect(Examples.pureCrypto().1 == "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=")
    let code = Examples.code(secret: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8))
    #expect(code.description == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(Examples.isSelfTestPassed())
    #expect(try Examples.signUp().bodyText.contains(#""SecretHash":"\#(hash)","Password":"correct horse","#))
  }

  @Test func manyAtOnceAreThoseOfEach() throws {
    let client = try AppClient(id: Examples.clientID, secret: Examples.clientSecret)
    let (hashes, digests) = try Examples.many()
    #expect(hashes == [try client.secretHash(username: "alice"), try client.secretHash(username: "bob")])
    #expect(digests == [SHA256.hash(data: "a"), SHA256.hash(data: "abc")])
  }

  @Test func serverSendsWhatTheClientDoes() throws {
    let service = try Examples.SignUpService(clientID: Examples.clientID, clientSecret: Examples.clientSecret)
    let request = try service.request(
      username: Examples.username, password: "correct horse", email: "ada@example.org")
    #expect(request.body == (try Examples.signUp().body))
  }

  @Test func diagnosisGivesWhatItSays() throws {
    // Client id and username, in this order, with a line feed after the secret.
    let refused = "DrCwlwT9P9sy0FSdN8iYFxJHy0TkIEGzojzqX7xi+Wo="
    let cause = try #require(try Examples.diagnosis(refused).first)
    #expect(
      cause.description
        == "The client secret ended with a line feed. The hash was made of client id and username, in this order.")
    #expect(
      cause.fix
        == "Cut the line ending off where it is read; in a shell, use printf %s and not echo. "
        + "Write the username first and the client id after it.")
    #expect(try Examples.verdict(refused) == .explained)
    #expect(try Examples.context().count == 2)
    let ofEmail = "D4YP4tuGUC10z1tvJriZ4PXiy2QxRYRS0zwdM2aDAwI="
    #expect(try Examples.diagnosisInContext(ofEmail).map(\.mistakes) == [[.other(.email)]])
    try Examples.knownHash()
    #expect(Examples.findings().isEmpty)
    let match = try Examples.rotation(Examples.appClient(), newSecret: "new", oldSecret: Examples.clientSecret)
    #expect(match == .previous)
  }

  @Test func everyExampleIsCompiledHere() throws {
    let compiled = lines(of: try text("Tests/DocumentationTests/Examples.swift"))
    var count = 0
    for path in try documents() {
      for block in blocks(in: try text(path)) {
        count += 1
        #expect(compiled.contains(block), "\(path): this example is not in Examples.swift:\n\(block)")
      }
    }
    print("Documentation: \(count) examples")
    #expect(count >= 8)
  }

  private let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  private func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// README, and all sources and DocC pages.
  private func documents() throws -> [String] {
    let sources = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "Sources").path)
    return ["README.md"] + sources.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".md") }.map { "Sources/\($0)" }
  }

  /// The Swift examples of a document.
  private func blocks(in document: String) -> [String] {
    var blocks: [String] = []
    var block: [Substring]?
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.trimmingPrefix { $0 == " " }.trimmingPrefix("/// ")
      if content == "```swift" {
        block = []
      } else if content == "```", let lines = block {
        blocks.append(self.lines(of: lines.joined(separator: "\n")))
        block = nil
      } else {
        block?.append(content)
      }
    }
    return blocks
  }

  /// The lines of code, without indentation, imports and comments.
  private func lines(of code: String) -> String {
    code.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") && !$0.hasPrefix("import ") }
      .joined(separator: "\n")
  }
}
