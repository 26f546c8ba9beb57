import PureCrypto
import Testing

struct SelfTestTests {
  @Test("Passes")
  func passes() {
    #expect(SelfTest.run().isEmpty)
  }

  @Test("Names the known answer that is falsified, and no other", arguments: SelfTest.KnownAnswer.allCases, backends)
  func injection(_ injected: SelfTest.KnownAnswer, _ backend: SHA256.Backend) {
    let failures = SelfTest.run(on: backend, injectingFailureIn: injected)
    #expect(SelfTest.KnownAnswer.allCases.filter(failures.contains) == [injected])
    #expect(!failures.isEmpty)
  }

  @Test("The same on all backends together", arguments: SelfTest.KnownAnswer.allCases)
  func injection(_ injected: SelfTest.KnownAnswer) {
    let failures = SelfTest.run(injectingFailureIn: injected)
    #expect(SelfTest.KnownAnswer.allCases.filter(failures.contains) == [injected])
  }

  @Test("Known answers", arguments: backends)
  func knownAnswers(_ backend: SHA256.Backend) {
    let answers = SelfTest.KnownAnswer.allCases
    #expect(answers.count == 12)
    #expect(answers.count == Int(SelfTest.KnownAnswer.count))
    for answer in answers { #expect("\(answer.name)" == "\(answer)") }
    #expect(SelfTest.run(on: backend).isEmpty)
    print("Self-test: \(answers.count) known answers, \(backend)")
  }

  @Test("The preferred backend is available, and called last")
  func backendOrder() {
    #expect(backends.last == .preferred)
    #expect(backends.first == .portable)
  }
}
