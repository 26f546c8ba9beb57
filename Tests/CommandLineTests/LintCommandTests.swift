import CognitoCrypto
import Testing

@Suite struct LintCommandTests {
  private func lint(_ arguments: String..., id: String = SampleClient.id, secret: String = SampleClient.secret) throws
    -> Child.Result
  {
    let environment = ["COGNITO_CLIENT_ID": id, "COGNITO_CLIENT_SECRET": secret]
    return try Child(["lint"] + arguments, environment: environment).wait()
  }

  @Test func nothingFound() throws {
    for arguments in [[], ["alice"], ["alice", "björn", "+491234", "a@example.com"]] {
      let result = try Child(["lint"] + arguments, environment: SampleClient.environment).wait()
      #expect(result.status == 0 && result.output == "" && result.error == "")
    }
  }

  @Test func oneLineForEachFinding() throws {
    let result = try lint("alice", "a b\n", "", id: "an id", secret: "\"undefined\"\n")
    #expect(result.status == 1 && result.error == "")
    #expect(
      result.output == """
        COGNITO_CLIENT_ID: the client id has white space in it
        COGNITO_CLIENT_SECRET: the client secret is shorter than Cognito issues
        COGNITO_CLIENT_SECRET: the client secret ends with a line ending
        COGNITO_CLIENT_SECRET: the client secret stands in quotes
        COGNITO_CLIENT_SECRET: the client secret has a character that Cognito does not use there
        USERNAME 2: the username ends with a line ending
        USERNAME 2: the username has white space in it
        USERNAME 3: the username is empty

        """)
  }

  @Test func emptyIDAndSecret() throws {
    let result = try lint(id: "", secret: "")
    #expect(result.status == 1)
    #expect(
      result.output == """
        COGNITO_CLIENT_ID: the client id is empty
        COGNITO_CLIENT_SECRET: the client secret is empty

        """)
  }

  @Test func textThatIsNotUTF8() throws {
    let result = try Child.run("lint", [0xff] as [UInt8], environment: SampleClient.environment)
    #expect(result.status == 1 && result.output == "USERNAME 1: the username is not UTF-8\n")
  }

  @Test func lineEndingOfAFile() throws {
    let path = try Temporary.file(SampleClient.secret + "\r\n")
    let environment = ["COGNITO_CLIENT_ID": SampleClient.id]
    #expect(try Child.run("lint", "--client-secret-file", path, environment: environment).status == 0)
    let raw = try Child.run("lint", "--raw", "--client-secret-file", path, environment: environment)
    #expect(raw.status == 1 && raw.output == "\(path): the client secret ends with a line ending\n")
  }

  @Test func errors() throws {
    let id = ["COGNITO_CLIENT_ID": SampleClient.id]
    #expect(try Child.run("lint", environment: [:]).status == 64)
    #expect(try Child.run("lint", environment: id).status == 64)
    #expect(try Child.run("lint", "--client-secret-file", "/nonexistent", environment: id).status == 66)
    #expect(try lint(secret: String(repeating: "x", count: 65_537)).status == 65)
    #expect(try lint("--format", "json").status == 64)
  }

  @Test func secretIsNeverPrinted() throws {
    for secret in ["secret with spaces in it", "'a-secret-in-quotes-of-it'", "s3cr3t"] {
      let result = try lint(secret, id: secret, secret: secret)
      #expect(result.status == 1 && !(result.output + result.error).contains(secret))
    }
  }
}
