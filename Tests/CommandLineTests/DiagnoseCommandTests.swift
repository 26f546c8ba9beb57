import CognitoCrypto
import Foundation
import Testing

@Suite struct DiagnoseCommandTests {
  private let environment = SampleClient.environment
  private let username = SampleClient.published.username
  private let right = SampleClient.published.hash
  /// Client id and username, in this order, with a line feed after the secret.
  private let lineFeedAndOrder = "DrCwlwT9P9sy0FSdN8iYFxJHy0TkIEGzojzqX7xi+Wo="
  private let unexplained = "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPM="
  private let previousSecret = "previous0previous0previous0previous"

  private func diagnose(_ arguments: String..., environment: [String: String]? = nil) throws -> Child.Result {
    try Child(["diagnose"] + arguments, environment: environment ?? self.environment).wait()
  }

  private func json(_ result: Child.Result) throws -> [String: Any] {
    #expect(result.output.hasSuffix("}\n") && result.output.split(separator: "\n").count == 1)
    return try #require(try JSONSerialization.jsonObject(with: Data(result.outputBytes)) as? [String: Any])
  }

  private func attemptCount(_ hash: String) throws -> Int {
    try Diagnosis(of: hash, username: username, clientID: SampleClient.id, secret: SampleClient.secret).attemptCount
  }

  @Test func cause() throws {
    let result = try diagnose(username, lineFeedAndOrder, "--language", "python")
    #expect(result.status == 1 && result.error == "")
    #expect(
      result.output == """
        The hash is wrong.

        What is wrong:
            The client secret ended with a line feed.
            The hash was made of client id and username, in this order.

        What to do:
            Cut the line ending off where it is read; in a shell, use printf %s and not echo.
            Write the username first and the client id after it.

        In Python:
            secret = text.strip()
            code = hmac.new(secret.encode(), (username + client_id).encode(), hashlib.sha256)
            hash = base64.b64encode(code.digest()).decode()

        Why:
            Made in this way, the hash is this one, bit for bit. \(try attemptCount(lineFeedAndOrder)) ways to make it were tried.

        The right hash:
            \(right)

        """)
  }

  @Test func rightHash() throws {
    let result = try diagnose(username, right)
    #expect(result.status == 0 && result.error == "")
    #expect(result.output.hasPrefix("The hash is right.\n\nWhat to check:\n    "))
    #expect(result.output.hasSuffix("The right hash:\n    \(right)\n"))
  }

  @Test func causeThatIsNotFound() throws {
    let result = try diagnose(username, unexplained)
    #expect(result.status == 2 && result.error == "")
    let count = try attemptCount(unexplained)
    #expect(
      result.output.hasPrefix("The hash is wrong, and its cause was not found.\n\nWhat was tried:\n    \(count) ways"))
    for advice in [Diagnosis.Advice.checkSecret, .giveNames, .giveClientIDs, .giveUserPoolID] {
      #expect(result.output.contains("\n    \(advice)\n"))
    }
    let noHash = try diagnose(username, "abc")
    #expect(noHash.status == 2 && noHash.output.contains("    \(Diagnosis.Advice.notAHash)\n"))
    #expect(noHash.output.contains("\n    \(right)\n"))
  }

  @Test(arguments: [
    ("--sub", "the-sub", "username-is-sub"), ("--pool-username", "the-pools", "username-is-pool-username"),
    ("--email", "jane@example.com", "username-is-email"), ("--phone-number", "+491234", "username-is-phone-number"),
    ("--other-username", "another", "username-is-another-users"),
  ])
  func otherNames(_ option: String, _ name: String, _ identifier: String) throws {
    let hash = try SampleClient.hash(name)
    #expect(try diagnose(username, hash).status == 2)
    let result = try diagnose(username, hash, option, name, "--format=json")
    #expect(result.status == 1)
    let causes = try #require(try json(result)["causes"] as? [[String: Any]])
    #expect(causes.first?["identifier"] as? String == identifier)
  }

  @Test(arguments: [
    ("--other-client-id", "another0client", "client-id-is-another-clients"),
    ("--user-pool-id", "eu-central-1_ExaMPle", "client-id-is-user-pool-id"),
  ])
  func otherIDs(_ option: String, _ id: String, _ identifier: String) throws {
    let hash = try AppClient(id: id, secret: SampleClient.secret).secretHash(username: username).description
    let result = try diagnose(username, hash, option, id, "--format", "json")
    #expect(result.status == 1)
    let causes = try #require(try json(result)["causes"] as? [[String: Any]])
    #expect(causes.first?["identifier"] as? String == identifier)
  }

  @Test func namesThatStandTwice() throws {
    let hash = try SampleClient.hash("second")
    let result = try diagnose("--other-username", "first", "--other-username", "second", "--", username, hash)
    #expect(result.status == 1 && result.output.contains("another user's"))
    #expect(try diagnose("--sub", "a", "--sub", "b", username, hash).status == 64)
    let names = Array(repeating: ["--other-username", "name"], count: 33).flatMap { $0 }
    let tooMany = try Child(["diagnose", username, hash] + names, environment: environment).wait()
    #expect(tooMany.status == 65 && tooMany.error.contains("give fewer names"))
  }

  @Test func previousSecretOfARotation() throws {
    let hash = try SampleClient.hash(username, secret: previousSecret)
    let path = try Temporary.file(previousSecret + "\n")
    let result = try diagnose(username, hash, "--previous-client-secret-file", path)
    #expect(result.status == 0 && result.output.hasPrefix("The hash is right, with the previous client secret.\n"))
    let asJSON = try json(diagnose(username, hash, "--previous-client-secret-file", path, "--format", "json"))
    #expect(asJSON["verdict"] as? String == "right" && asJSON["matchingSecret"] as? String == "previous")
    #expect(asJSON["rightHash"] as? String == right)

    let altered = try SampleClient.hash(username, secret: previousSecret + "\n")
    let cause = try diagnose(username, altered, "--previous-client-secret-file", path)
    #expect(cause.status == 1 && cause.output.contains("What is wrong, with the previous client secret:\n"))
  }

  @Test func previousSecretThatCannotBeRead() throws {
    #expect(try diagnose(username, right, "--previous-client-secret-file", "/nonexistent").status == 66)
    let empty = try Temporary.file("\n")
    let result = try diagnose(username, right, "--previous-client-secret-file", empty)
    #expect(result.status == 65 && result.error.contains("the previous client secret is empty"))
    let both = try Child.run(
      "diagnose", username, right, "--client-secret-file", "-", "--previous-client-secret-file", "-",
      environment: ["COGNITO_CLIENT_ID": SampleClient.id], input: Array(SampleClient.secret.utf8))
    #expect(both.status == 64 && both.error.contains("takes standard input, which has the client secret"))
  }

  @Test func jsonOfACause() throws {
    let result = try diagnose(username, lineFeedAndOrder, "--format", "json", "--language", "go")
    #expect(result.status == 1)
    let object = try json(result)
    #expect(
      Set(object.keys) == [
        "verdict", "matchingSecret", "error", "causes", "advice", "attemptCount", "rightHash",
      ])
    #expect(object["verdict"] as? String == "explained" && object["rightHash"] as? String == right)
    let causes = try #require(object["causes"] as? [[String: Any]])
    #expect(causes.map { $0["identifier"] as? String } == ["secret-trailing-line-feed+formula-client-id-first"])
    let mistakes = try #require(causes[0]["mistakes"] as? [[String: String]])
    #expect(mistakes[0]["code"] == "secret := strings.TrimSpace(text)" && mistakes[0]["language"] == "go")
  }

  @Test func jsonOfTheOtherVerdicts() throws {
    let rightOne = try json(diagnose(username, right, "--format", "json"))
    #expect(rightOne["verdict"] as? String == "right" && rightOne["matchingSecret"] as? String == "current")
    let unknown = try diagnose(username, unexplained, "--format", "json")
    #expect(unknown.status == 2)
    let object = try json(unknown)
    #expect(object["verdict"] as? String == "unexplained" && (object["causes"] as? [Any])?.isEmpty == true)
    #expect((object["advice"] as? [[String: String]])?.first?["identifier"] == "check-secret")
  }

  @Test(arguments: Diagnosis.Language.allCases)
  func everyLanguage(_ language: Diagnosis.Language) throws {
    let result = try diagnose(username, lineFeedAndOrder, "--language", language.rawValue)
    let line = Diagnosis.Mistake.altered(.secret, .trailingLineFeed).snippet(in: language)
    #expect(result.status == 1 && result.output.contains("    \(line)\n"))
  }

  @Test(arguments: [
    ("SecretHash does not match for the client: 18u8", 2, "diagnose USERNAME HASH"),
    ("Unable to verify secret hash for client 18u8", 2, "diagnose USERNAME HASH"),
    ("NotAuthorizedException: Client 18u8 is configured with secret but SECRET_HASH was not received", 1, "No hash"),
    ("Client 18u8 is configured for secret but secret was not received", 1, "No hash"),
    ("Client 18u8 is not configured for secret but secret hash was received", 1, "has no secret"),
    ("Incorrect username or password.", 2, "Look at the name of the exception"), ("", 2, "Look at the name"),
  ])
  func errorAlone(_ text: String, _ status: Int32, _ advice: String) throws {
    let result = try diagnose("--error", text, environment: [:])
    #expect(result.status == status && result.error == "" && result.output.contains(advice))
    let asJSON = try diagnose("--error", text, "--format", "json", environment: [:])
    let object = try json(asJSON)
    #expect(asJSON.status == status && Set(object.keys) == ["error", "advice"])
    #expect(object["error"] as? String == Diagnosis.Refusal(text).map { "\($0.identifier)" })
  }

  @Test func errorWithAHash() throws {
    let error = "SecretHash does not match for the client: another0client"
    let result = try diagnose(username, right, "--error", error, "--format", "json")
    #expect(result.status == 0)
    let object = try json(result)
    #expect(object["error"] as? String == "mismatch")
    #expect((object["advice"] as? [[String: String]])?.first?["identifier"] == "other-client-named")
  }

  @Test(arguments: [
    [], ["a"], ["a", "b", "c"], ["a", "--error", "text"], ["a", "b", "--language", "perl"],
    ["a", "b", "--format", "tsv"], ["a", "b", "--sub"], ["a", "b", "--client-secret", "x"],
  ])
  func usageErrors(_ arguments: [String]) throws {
    let result = try Child(["diagnose"] + arguments, environment: environment).wait()
    #expect(result.status == 64 && result.output == "" && result.error.hasPrefix("cognito-crypto: "))
  }

  @Test func missingOrEmptyInput() throws {
    #expect(try diagnose(username, right, environment: [:]).status == 64)
    #expect(try diagnose("", right).status == 65)
    let emptyID = try diagnose(username, right, "--client-id", "")
    #expect(emptyID.status == 65 && emptyID.error.contains("--client-id: the client id is empty"))
    let emptySecret = try diagnose(
      username, right, environment: ["COGNITO_CLIENT_ID": "a", "COGNITO_CLIENT_SECRET": ""])
    #expect(emptySecret.status == 65 && emptySecret.error.contains("COGNITO_CLIENT_SECRET: the client secret is empty"))
    #expect(try diagnose(username, "").status == 1)
    #expect(try Child.run("diagnose", [0xff] as [UInt8], [0xfe] as [UInt8], environment: environment).status == 2)
    #expect(
      try Child.run("diagnose", username, right, environment: environment, output: .path("/dev/full")).status == 74)
  }

  /// Neither the secret, nor its Base64 or hexadecimal forms, even where it was what was given.
  @Test func secretIsNeverPrinted() throws {
    let secret = SampleClient.secret
    let data = Data(secret.utf8)
    let hexadecimal = data.map { String(format: "%02x", $0) }.joined()
    let base64 = data.base64EncodedString()
    let basic = Data("\(SampleClient.id):\(secret)".utf8).base64EncodedString()
    let path = try Temporary.file(secret)
    let needles = [secret, secret.uppercased(), hexadecimal, hexadecimal.uppercased(), base64, basic]
      .flatMap { [$0, String($0.prefix(16)), String($0.reversed())] }
    let hashes = [
      secret, secret + "\n", base64, hexadecimal, "Basic \(basic)", username + SampleClient.id, right, unexplained,
      lineFeedAndOrder, try SampleClient.hash(username, secret: secret + "\n"), try SampleClient.hash(secret),
    ]
    for format in ["text", "json"] {
      for hash in hashes {
        for name in [username, secret] {
          for language in ["swift", "shell"] {
            let result = try diagnose(
              name, hash, "--format", format, "--language", language, "--sub", secret, "--error", secret,
              "--previous-client-secret-file", path)
            #expect((0...2).contains(result.status ?? -1))
            for needle in needles { #expect(!(result.output + result.error).contains(needle), "\(hash)") }
          }
        }
      }
    }
  }
}
