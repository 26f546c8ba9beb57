import CognitoCrypto
import Foundation
import PureCrypto
import TestSupport
import Testing

struct DiagnosisTests: DiagnosisSamples {
  @Test("A published hash is right")
  func rightHash() throws {
    let diagnosis = try diagnose(right)
    #expect(diagnosis.verdict == .right)
    #expect(diagnosis.matchingSecret == .current)
    #expect(diagnosis.causeCount == 0)
    #expect(diagnosis.attemptCount == 1)
    #expect(diagnosis.advice.all == [.compareUsername])
    #expect(diagnosis.rightHash.description == right)
  }

  @Test("An explanation in words")
  func words() throws {
    let diagnosis = try diagnose(hash(secret, clientID + username + "\n"))
    let cause = try #require(diagnosis.causes.first)
    #expect(cause.identifier == "username-trailing-line-feed+formula-client-id-first")
    #expect(
      cause.description
        == "The username ended with a line feed. The hash was made of client id and username, in this order.")
    #expect(
      cause.fix
        == "Cut the line ending off where it is read; in a shell, use printf %s and not echo. Write the username first and the client id after it."
    )
    #expect(diagnosis.verdict == .explained)
    #expect(diagnosis.matchingSecret == nil)
    #expect(diagnosis.rightHash.description == right)
  }

  @Test("All mistakes that give the same hash, the likeliest first")
  func sameHash() throws {
    let causes = try diagnose(hash(secret, username + " " + clientID)).causes.map(\.identifier)
    #expect(causes == ["username-trailing-space", "client-id-leading-space", "separator-space"])
    let lines = try diagnose(hash(secret, username + clientID + "\n")).causes.map(\.identifier)
    #expect(lines == ["message-trailing-line-feed", "client-id-trailing-line-feed"])
  }

  @Test("Zero bytes at the end of a secret change nothing, and are no mistake")
  func zeroBytes() throws {
    #expect(try diagnose(hash(secret + "\0\0", username + clientID)).verdict == .right)
  }

  @Test("Two active secrets")
  func rotation() throws {
    let old = "1" + secret
    let rightDiagnosis = try diagnose(hash(old, username + clientID), previousSecret: old)
    #expect(rightDiagnosis.verdict == .right)
    #expect(rightDiagnosis.matchingSecret == .previous)
    #expect(rightDiagnosis.advice.contains(.previousSecret))
    #expect(rightDiagnosis.rightHash.description == right)
    let wrong = try diagnose(hash(old, clientID + username), previousSecret: old)
    #expect(wrong.causes.map(\.identifier) == ["formula-client-id-first"])
    #expect(wrong.causes.first?.secret == .previous)
    let sent = try diagnose(old, previousSecret: old)
    #expect(sent.causes.map(\.identifier) == ["hash-is-secret"])
    #expect(sent.causes.first?.secret == .previous)

    let current = try AppClient(id: clientID, secret: secret)
    let previous = try AppClient(id: clientID, secret: old)
    let other = try AppClient(id: clientID, secret: "other")
    let hashes = try [current.secretHash(username: username), previous.secretHash(username: username)]
    let matches = hashes.map { current.matchingSecret(of: $0, username: username, previous: previous) }
    #expect(matches == [.current, .previous])
    let both = current.matchingSecret(of: hashes[0], username: username, previous: current)
    #expect(both == .current)
    let neither = current.matchingSecret(of: hashes[1], username: username, previous: other)
    #expect(neither == nil)
    let empty = current.matchingSecret(of: hashes[0], username: "", previous: previous)
    #expect(empty == nil)
  }

  @Test("32 raw bytes")
  func rawBytes() throws {
    let raw = try Base64.decode(right)
    let diagnosis = try Diagnosis(
      of: raw.span, username: username.utf8.span, clientID: clientID.utf8.span, secret: secret.utf8.span)
    #expect(diagnosis.causes.map(\.identifier) == ["hash-raw-bytes"])
  }

  @Test("White space around the secret given here")
  func trimmed() throws {
    let diagnosis = try diagnose(right, secret: " " + secret + "\n")
    #expect(diagnosis.causes.map(\.identifier) == ["secret-trimmed"])
    #expect(diagnosis.advice.contains(.lintSecret))
  }

  @Test("What cannot be a hash", arguments: ["A", "????", "====", "QQ==", String(repeating: "A", count: 10_000)])
  func notAHash(_ text: String) throws {
    let diagnosis = try diagnose(text)
    #expect(diagnosis.verdict == .unexplained)
    #expect(diagnosis.causes.isEmpty)
    #expect(diagnosis.attemptCount == 0)
    #expect(diagnosis.advice.all == [.notAHash])
  }

  @Test("Random bytes of every length neither trap nor are a hash")
  func randomBytes() throws {
    let alphabets: [[UInt8]] = [
      Array(0...255), Array("Aa09+/=-_% \n'\"b\\".utf8), Array("0123456789abcdefABCDEF-".utf8),
    ]
    var generator = SeededGenerator()
    for count in 0..<400 {
      for alphabet in alphabets {
        let text = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        let diagnosis = try Diagnosis(
          of: text.span, username: username.utf8.span, clientID: clientID.utf8.span, secret: secret.utf8.span)
        for cause in diagnosis.causes {
          let isShape = cause.mistakes.contains {
            if case .digest = $0 { true } else { $0 == .stray(.empty) }
          }
          #expect(isShape, "\(text): \(cause)")
        }
      }
    }
  }

  @Test("What cannot be hashed")
  func errors() {
    #expect(throws: AppClientError.emptyUsername) { try diagnose(right, username: "") }
    #expect(throws: AppClientError.emptySecret) { try diagnose(right, secret: "") }
    #expect(throws: DiagnosisError.tooMuchContext) {
      try Diagnosis.Context(otherUsernames: (0..<33).map { "user\($0)" })
    }
    #expect(throws: DiagnosisError.tooMuchContext) {
      try Diagnosis.Context(sub: String(repeating: "a", count: 4097))
    }
    #expect(DiagnosisError.tooMuchContext.description.contains("fewer"))
  }

  @Test("A full context, with long texts, is searched")
  func fullContext() throws {
    let names = (0..<32).map { String(repeating: "\($0 % 10)", count: 96 + $0) + "@x" }
    let context = try Diagnosis.Context(otherUsernames: names)
    let diagnosis = try diagnose(hash(secret, names[31] + clientID), context: context)
    #expect(diagnosis.causes.map(\.identifier) == ["username-is-another-users"])
  }

  @Test("A username of any length and any bytes")
  func longUsername() throws {
    for username in [[UInt8](repeating: 0x40, count: 5000), [0xff, 0xfe, 0x40], Array("ß\u{301}".utf8)] {
      let diagnosis = try Diagnosis(
        of: right.utf8.span, username: username.span, clientID: clientID.utf8.span, secret: secret.utf8.span)
      #expect(diagnosis.verdict == .unexplained)
    }
  }

  @Test(
    "What Cognito says",
    arguments: [
      ("SecretHash does not match for the client: abc", Diagnosis.Refusal.mismatch),
      ("Unable to verify secret hash for client abc", .mismatch),
      ("Client abc is configured with secret but SECRET_HASH was not received", .missingHash),
      ("Client abc is configured for secret but secret was not received", .missingHash),
      ("Client abc is not configured for secret but secret hash was received", .publicClient),
      ("NotAuthorizedException: CLIENT abc IS CONFIGURED WITH SECRET BUT SECRET_HASH WAS NOT RECEIVED", .missingHash),
      (
        "botocore.errorfactory.NotAuthorizedException: An error occurred (NotAuthorizedException) when calling the "
          + "SignUp operation: Unable to verify secret hash for client abc", .mismatch
      ),
    ])
  func refusals(_ text: String, _ refusal: Diagnosis.Refusal) throws {
    #expect(Diagnosis.Refusal(text) == refusal)
    let diagnosis = try diagnose(right, context: Diagnosis.Context(errorText: text))
    #expect(diagnosis.refusal == refusal)
    #expect(diagnosis.advice.contains(.otherClientNamed))
    #expect(diagnosis.advice.contains(.hashNotReceived) == (refusal == .missingHash))
    #expect(diagnosis.advice.contains(.publicClient) == (refusal == .publicClient))
    // The id that the error names is tried.
    let other = try diagnose(hash(secret, username + "abc"), context: Diagnosis.Context(errorText: text))
    #expect(other.causes.map(\.identifier) == ["client-id-is-another-clients"])
    let same = try diagnose(
      right, context: Diagnosis.Context(errorText: text.replacingOccurrences(of: "abc", with: clientID)))
    #expect(!same.advice.contains(.otherClientNamed))
  }

  @Test("The client id in what Cognito says")
  func namedClients() throws {
    let word = "SecretHash does not match"
    for (text, id) in [
      ("\(word) for the client: abc", "abc"), ("\(word) for the client abc", "abc"), ("\(word): CLIENT:  abc", nil),
      ("\(word) client:abc", nil), ("\(word) client: a", "a"), ("\(word) client: ", nil), ("\(word) client:", nil),
      ("\(word) client", nil), ("\(word) client:\tabc", nil), ("\(word) clients abc client x", "x"),
      ("client 09AZaz_+-.b \(word)", "09AZaz_+-"), ("client /a \(word)", nil), ("client : \(word)", nil),
      ("client [ client @ client ` client { client q \(word)", "q"), ("client \(word)", "SecretHash"),
    ] as [(String, String?)] {
      let context = try Diagnosis.Context(errorText: text)
      #expect(context.count == (id == nil ? 0 : 1), "\(text)")
      guard let id else { continue }
      let diagnosis = try diagnose(hash(secret, username + id), context: context)
      #expect(diagnosis.causes.map(\.identifier) == ["client-id-is-another-clients"], "\(text)")
    }
    #expect(Diagnosis.Refusal("[SECRETHASH DOES NOT MATCH]") == .mismatch)
    #expect(Diagnosis.Refusal("secrethash@does not match") == nil)
    #expect(Diagnosis.Refusal("SecretHash does not matc") == nil)
    #expect(Diagnosis.Refusal("x: SecretHash does not matc") == nil)
    #expect(Diagnosis.Refusal("SecretHash\0does not match") == nil)
    #expect(Diagnosis.Refusal("unable to verify secret hash") == .mismatch)
  }

  @Test("As much context as there is room for")
  func fullTexts() throws {
    let context = try Diagnosis.Context(
      sub: String(repeating: "a", count: 4000), email: String(repeating: "b", count: 96))
    #expect(context.count == 2)
    #expect(throws: DiagnosisError.tooMuchContext) {
      try Diagnosis.Context(sub: String(repeating: "a", count: 4000), email: String(repeating: "b", count: 97))
    }
    #expect(try Diagnosis.Context(otherUsernames: (0..<32).map { "user\($0)" }).count == 32)
  }

  @Test("Other errors", arguments: ["", "Incorrect username or password.", "client", "client: ", "Client is", "clien"])
  func otherErrors(_ text: String) throws {
    #expect(Diagnosis.Refusal(text) == nil)
    #expect(try Diagnosis.Context(errorText: text).count == 0)
  }

  @Test("Every identifier and every text is its own")
  func texts() {
    let alterations = (1..<Diagnosis.Alteration.count).compactMap(Diagnosis.Alteration.init)
    let parts: [Diagnosis.Part] = [.secret, .username, .message, .clientID]
    var mistakes: [Diagnosis.Mistake] = parts.flatMap { part in alterations.map { .altered(part, $0) } }
    mistakes += (0..<Diagnosis.Context.Kind.count).compactMap(Diagnosis.Context.Kind.init).map { .other($0) }
    mistakes += (1..<Diagnosis.Formula.count).compactMap(Diagnosis.Formula.init).map { .formula($0) }
    mistakes += (1..<Diagnosis.Separator.count).compactMap(Diagnosis.Separator.init).map { .separator($0) }
    mistakes += (0..<Diagnosis.Encoding.count).compactMap(Diagnosis.Encoding.init).map { .encoding($0) }
    mistakes += (0..<Diagnosis.Stray.count).compactMap(Diagnosis.Stray.init).map { .stray($0) }
    #expect(Set(mistakes.map(\.identifier)).count == mistakes.count)
    #expect(Set(mistakes.map(\.description)).count == mistakes.count)
    for mistake in mistakes {
      #expect(mistake.fix.description.hasSuffix("."))
      let snippets = Diagnosis.Language.allCases.map(mistake.snippet)
      #expect(Set(snippets).count == snippets.count && !snippets.contains(""))
    }
    let advice = Diagnosis.Advice.allCases
    #expect(Set(advice.map(\.description)).count == advice.count)
    #expect(Set(advice.map(\.identifier.description)).count == advice.count)
  }
}
