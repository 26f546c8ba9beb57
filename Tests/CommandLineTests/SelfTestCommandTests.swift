import PureCrypto
import Testing

@Suite struct SelfTestCommandTests {
  private var backends: [SHA256.Backend] {
    var backends: [SHA256.Backend] = []
    SHA256.Backend.forEachAvailable { backends.append($0) }
    return backends
  }

  @Test func everyKnownAnswerOnEveryBackend() throws {
    let result = try Child.run("self-test")
    let expected = backends.flatMap { (backend) in
      SelfTest.KnownAnswer.allCases.map { "ok      \(backend)  \($0.name)" }
    }
    #expect(result.output.split(separator: "\n").map(String.init) == expected)
    #expect(result.error == "" && result.status == 0)
  }

  @Test(arguments: SelfTest.KnownAnswer.allCases)
  func failureIsNamed(_ answer: SelfTest.KnownAnswer) throws {
    let result = try Child.run("self-test", "--inject-failure", "\(answer.name)")
    #expect(result.status == 70)
    let failed = result.output.split(separator: "\n").filter { $0.hasPrefix("FAILED") }.map(String.init)
    #expect(failed == backends.map { "FAILED  \($0)  \(answer.name)" })
    #expect(result.error.hasPrefix("cognito-crypto: the self-test failed (\(backends.count))"))
    #expect(try Child.run("self-test", "--help").output.contains("            \(answer.name)\n"))
  }

  @Test(arguments: [["x"], ["--inject-failure", "x"], ["--inject-failure"]])
  func usageErrors(_ arguments: [String]) throws {
    #expect(try Child(["self-test"] + arguments).wait().status == 64)
  }
}
