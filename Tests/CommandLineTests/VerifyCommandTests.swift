import Testing

@Suite struct VerifyCommandTests {
  private let environment = SampleClient.environment
  private let username = SampleClient.published.username
  private let hash = SampleClient.published.hash

  @Test func right() throws {
    let result = try Child.run("verify", username, hash, environment: environment)
    #expect(result.output == "right\n" && result.error == "" && result.status == 0)
  }

  @Test func wrong() throws {
    for (username, hash) in [(username + "x", hash), (username, try SampleClient.hash("a"))] {
      let result = try Child.run("verify", username, hash, environment: environment)
      #expect(result.output == "wrong\n" && result.error == "" && result.status == 1)
    }
  }

  @Test(arguments: [
    ("", "a secret hash has 44 characters, this has 0"), ("abc", "a secret hash has 44 characters, this has 3"),
    ("QW3YkSgjkc9VNMtbTkuQflK54A6-9GS8ZiRDj0mSvPI=", "a secret hash is the Base64 of 32 bytes, this is not"),
    ("QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPJ=", "a secret hash is the Base64 of 32 bytes, this is not"),
    ("QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI=\n", "a secret hash has 44 characters, this has 45"),
  ])
  func whatIsNoHash(_ text: String, _ message: String) throws {
    let result = try Child.run("verify", username, text, environment: environment)
    #expect(result.output == "" && result.status == 65)
    #expect(result.error == "cognito-crypto: HASH: \(message)\n")
  }

  @Test func emptyUsername() throws {
    let result = try Child.run("verify", "", hash, environment: environment)
    #expect(result.output == "" && result.status == 65)
  }

  @Test(arguments: [[], ["a"], ["a", "b", "c"]])
  func twoOperands(_ operands: [String]) throws {
    let result = try Child(["verify"] + operands, environment: environment).wait()
    #expect(result.output == "" && result.status == 64)
    #expect(result.error.contains("verify takes a USERNAME and a HASH, not \(operands.count) operands"))
  }
}
