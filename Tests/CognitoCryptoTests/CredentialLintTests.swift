import CognitoCrypto
import Testing

struct CredentialLintTests {
  typealias Finding = CredentialLint.Finding

  /// 30 characters that Cognito could have issued.
  private static let secret = "abcdefghijklmnopqrst0123456789"

  @Test("Nothing is found in what Cognito issues")
  func clean() {
    #expect(CredentialLint.clientID("18u8119jgbpr464n28s1itk2mq").isEmpty)
    #expect(CredentialLint.clientID("a").isEmpty)
    #expect(CredentialLint.clientID("_+Az09").isEmpty)
    #expect(CredentialLint.clientID(String(repeating: "a", count: 128)).isEmpty)
    #expect(CredentialLint.clientSecret("ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b").isEmpty)
    #expect(CredentialLint.clientSecret(String(repeating: "a", count: 24)).isEmpty)
    #expect(CredentialLint.clientSecret(String(repeating: "a", count: 64)).isEmpty)
    for username in ["a2c2e290-6d0f-4a08-a5ca-f0162935f3a6", "josé@example.com", "google_1234", "名前", "👩🏽", "'"] {
      #expect(CredentialLint.username(username).isEmpty, "\(username)")
    }
    // 128 characters of two bytes each.
    #expect(CredentialLint.username(String(repeating: "é", count: 128)).isEmpty)
  }

  @Test(
    "Client ids",
    arguments: [
      ("", [.empty]),
      (String(repeating: "a", count: 129), [.tooLong]),
      ("abc\n", [.trailingLineEnding]),
      ("abc\r\n", [.trailingLineEnding]),
      ("abc\r", [.trailingLineEnding]),
      ("a c", [.whitespace]),
      ("abc ", [.whitespace]),
      (" abc", [.whitespace]),
      ("a\tc", [.whitespace]),
      ("a\nc", [.whitespace]),
      ("a\u{a0}c", [.whitespace]),
      ("undefined", [.placeholder]),
      ("null", [.placeholder]),
      ("None", [.placeholder]),
      ("nil", [.placeholder]),
      ("Null", []),
      ("nullable", []),
      ("a-b", [.foreignCharacter]),
      ("é", [.foreignCharacter]),
      ("a\0", [.foreignCharacter]),
      ("\u{feff}abc", [.foreignCharacter]),
      ("\"", [.foreignCharacter]),
      ("\"abc\"", [.quotes, .foreignCharacter]),
      ("'abc'", [.quotes, .foreignCharacter]),
      ("'abc\"", [.foreignCharacter]),
      ("\"a c\"\n", [.trailingLineEnding, .whitespace, .quotes, .foreignCharacter]),
      ("null\n", [.trailingLineEnding, .placeholder]),
      ("\n", [.tooShort, .trailingLineEnding]),
    ] as [(String, [Finding])])
  func clientIDs(_ text: String, _ findings: [Finding]) {
    #expect(CredentialLint.clientID(text).all == findings)
    let fromSpan = CredentialLint.clientID(text.utf8.span)
    #expect(fromSpan == CredentialLint.clientID(text))
  }

  @Test(
    "Client secrets",
    arguments: [
      ("", [.empty]),
      (String(repeating: "a", count: 23), [.tooShort]),
      (String(repeating: "a", count: 65), [.tooLong]),
      (secret + "\n", [.trailingLineEnding]),
      (secret + " ", [.whitespace]),
      ("\"" + secret + "\"", [.quotes, .foreignCharacter]),
      ("undefined", [.tooShort, .placeholder]),
      (secret + "-", [.foreignCharacter]),
      (secret + "=", [.foreignCharacter]),
      ("'a b'\r\n", [.tooShort, .trailingLineEnding, .whitespace, .quotes, .foreignCharacter]),
    ] as [(String, [Finding])])
  func clientSecrets(_ text: String, _ findings: [Finding]) {
    #expect(CredentialLint.clientSecret(text).all == findings)
    let fromSpan = CredentialLint.clientSecret(text.utf8.span)
    #expect(fromSpan == CredentialLint.clientSecret(text))
  }

  @Test(
    "Usernames",
    arguments: [
      ("", [.empty]),
      (String(repeating: "é", count: 129), [.tooLong]),
      ("ann\n", [.trailingLineEnding]),
      ("ann lee", [.whitespace]),
      ("\"ann\"", [.quotes]),
      ("'ann'", [.quotes]),
      ("''", [.quotes]),
      ("\n", [.tooShort, .trailingLineEnding]),
      ("None", [.placeholder]),
      ("ann\u{7}", [.foreignCharacter]),
      ("ann\u{200b}", [.foreignCharacter]),
    ] as [(String, [Finding])])
  func usernames(_ text: String, _ findings: [Finding]) {
    #expect(CredentialLint.username(text).all == findings)
    let fromSpan = CredentialLint.username(text.utf8.span)
    #expect(fromSpan == CredentialLint.username(text))
  }

  @Test("Bytes that are not UTF-8")
  func notUTF8() {
    for bytes: [UInt8] in [[0xff], [0x61, 0xe9], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]] {
      let findings = [
        CredentialLint.clientID(bytes.span), CredentialLint.clientSecret(bytes.span),
        CredentialLint.username(bytes.span),
      ]
      for finding in findings { #expect(finding.all == [.notUTF8], "\(bytes)") }
    }
  }

  @Test("Every ASCII character in a client id")
  func idCharacters() throws {
    for value in UInt8(0)..<128 {
      let scalar = Unicode.Scalar(value)
      let character = Character(scalar)
      let isWord = character.isLetter || character.isNumber || value == 0x5f || value == 0x2b
      let isWhitespace = scalar.properties.isWhitespace
      let expected: [Finding] = isWhitespace ? [.whitespace] : isWord ? [] : [.foreignCharacter]
      try #require(CredentialLint.clientID("a\(scalar)b").all == expected, "\(value)")
    }
  }

  /// `[\p{L}\p{M}\p{S}\p{N}\p{P}]` of the service model, from the Unicode data of the standard library.
  @Test("Every assigned Unicode scalar in a username")
  func usernameCharacters() throws {
    var counts = (allowed: 0, whitespace: 0, foreign: 0)
    for value in UInt32(0)...0x10_ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected: [Finding]
      switch scalar.properties.generalCategory {
      case .unassigned: continue
      case .spaceSeparator, .lineSeparator, .paragraphSeparator:
        expected = [.whitespace]
        counts.whitespace += 1
      case .control where scalar.properties.isWhitespace:
        expected = [.whitespace]
        counts.whitespace += 1
      case .control, .format, .privateUse, .surrogate:
        expected = [.foreignCharacter]
        counts.foreign += 1
      default:
        expected = []
        counts.allowed += 1
      }
      let findings = CredentialLint.username("a\(scalar)b").all
      let isRight = findings == expected
      try #require(isRight, "U+\(String(value, radix: 16)): \(findings)")
    }
    #expect(counts.allowed > 150_000)
    #expect(counts.whitespace == 17 + 2 + 6)
    print("Usernames: \(counts.allowed) scalars allowed, \(counts.whitespace) white, \(counts.foreign) foreign")
  }

  @Test("Messages")
  func messages() {
    #expect(Finding.allCases.count == Int(Finding.count))
    #expect(Set(Finding.allCases.map { "\($0.message)" }).count == Finding.allCases.count)
    #expect(CredentialLint.clientID("null\n").description.contains(", "))
    #expect(CredentialLint.clientID("abc").description.isEmpty)
  }
}
