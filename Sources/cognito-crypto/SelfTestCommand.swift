import PureCrypto

/// `self-test`: the known-answer tests on every backend.
enum SelfTestCommand: Command {
  static let name = "self-test"
  static let options: Set<Option> = [.injectFailure]

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    guard arguments.operands.isEmpty else { throw .usage("self-test takes no operands") }
    let injected = try injectedFailure(arguments)
    var backends: [SHA256.Backend] = []
    SHA256.Backend.forEachAvailable { backends.append($0) }
    var failureCount = 0
    for backend in backends {
      let failures = SelfTest.run(on: backend, injectingFailureIn: injected)
      for answer in SelfTest.KnownAnswer.allCases {
        let hasFailed = failures.contains(answer)
        if hasFailed { failureCount += 1 }
        try output.write("\(hasFailed ? "FAILED" : "ok    ")  \(backend)  \(answer.name)\n")
      }
    }
    guard failureCount == 0 else {
      throw Failure(
        status: .selfTestFailed, message: "the self-test failed (\(failureCount)): results of this program are void")
    }
    return .success
  }

  private static func injectedFailure(_ arguments: Arguments) throws(Failure) -> SelfTest.KnownAnswer? {
    guard let name = arguments.value(of: .injectFailure) else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    guard let answer = SelfTest.KnownAnswer.allCases.first(where: { "\($0.name)" == text }) else {
      let names = SelfTest.KnownAnswer.allCases.map { "\($0.name)" }.joined(separator: ", ")
      throw .usage("there is no known answer \(printable(name)), but \(names)")
    }
    return answer
  }
}
