import PureCrypto
import Testing

@testable import CognitoCrypto

/// The parts of a diagnosis, each on its own: cases, advice, causes, the search, and fixes in code.
struct DiagnosisPartsTests: DiagnosisSamples {
  private typealias Cause = Diagnosis.Cause
  private typealias Mistake = Diagnosis.Mistake

  @Test("Every case has a number below the count")
  func counts() {
    let numbers = UInt8.min...UInt8.max
    #expect(numbers.compactMap(Diagnosis.Advice.init).count == Int(Diagnosis.Advice.count))
    #expect(Diagnosis.Advice.allCases == numbers.compactMap(Diagnosis.Advice.init))
    #expect(numbers.compactMap(Diagnosis.Alteration.init).count == Int(Diagnosis.Alteration.count))
    #expect(numbers.compactMap(Diagnosis.Context.Kind.init).count == Int(Diagnosis.Context.Kind.count))
    #expect(numbers.compactMap(Diagnosis.Formula.init).count == Int(Diagnosis.Formula.count))
    #expect(numbers.compactMap(Diagnosis.Separator.init).count == Int(Diagnosis.Separator.count))
    #expect(numbers.compactMap(Diagnosis.Encoding.init).count == Int(Diagnosis.Encoding.count))
    #expect(numbers.compactMap(Diagnosis.Stray.init).count == Int(Diagnosis.Stray.count))
    #expect(numbers.compactMap(CredentialLint.Finding.init).count == Int(CredentialLint.Finding.count))
    #expect(numbers.compactMap(CognitoOperation.init).count == Int(CognitoOperation.count))
    #expect((-1...100).compactMap(Diagnosis.Axis.init).count == Diagnosis.Axis.count)
  }

  @Test("Advice follows from what is given")
  func advice() throws {
    typealias Context = Diagnosis.Context
    let all: [Diagnosis.Advice] = [.checkSecret, .giveNames, .giveClientIDs, .giveUserPoolID]
    #expect(try diagnose().advice.all == all)
    #expect(try diagnose(context: Context(sub: "s")).advice.all == all)
    #expect(try diagnose(context: Context(email: "e")).advice.all == all)
    #expect(try diagnose(context: Context(sub: "s", email: "e")).advice.all == all.filter { $0 != .giveNames })
    #expect(try diagnose(context: Context(otherClientIDs: ["c"])).advice.all == all.filter { $0 != .giveClientIDs })
    #expect(try diagnose(context: Context(userPoolID: "p")).advice.all == all.filter { $0 != .giveUserPoolID })
    #expect(try diagnose(clientID: "a b").advice.all == [.lintClientID] + all)
    #expect(try diagnose(username: "a b").advice.all == [.lintUsername] + all)
    #expect(try diagnose(secret: "a b").advice.all == [.lintSecret] + all)
    #expect(try diagnose("").advice.isEmpty)
    #expect(try !diagnose().advice.isEmpty)
  }

  @Test("A cause and its mistakes")
  func causes() async {
    var one = Cause(.formula(.clientIDFirst), .current)
    #expect(one.count == 1 && one[0] == .formula(.clientIDFirst) && one.contains(.formula(.clientIDFirst)))
    #expect(!one.contains(.formula(.swapped)) && !one.contains(.stray(.empty)))
    #expect(one == Cause(.formula(.clientIDFirst), .current))
    #expect(one != Cause(.formula(.clientIDFirst), .previous))
    #expect(one != Cause(.formula(.swapped), .current))
    let empty = Cause(secret: .current)
    #expect(empty.count == 0 && empty != one && empty == Cause(secret: .current))
    #expect(Cause(.stray(.empty), .current) != empty)
    one.append(.separator(.colon))
    #expect(one.count == 2 && one.contains(.separator(.colon)) && one.contains(.formula(.clientIDFirst)))
    var other = Cause(.formula(.clientIDFirst), .current)
    other.append(.separator(.comma))
    #expect(one != other)
    await #expect(processExitsWith: .failure) { _ = Cause(.formula(.swapped), .current)[1] }
    await #expect(processExitsWith: .failure) { _ = Cause(.formula(.swapped), .current)[-1] }
    await #expect(processExitsWith: .failure) {
      let diagnosis = try Diagnosis(of: "", username: "u", clientID: "c", secret: "s")
      _ = diagnosis.cause(at: 1)
    }
    await #expect(processExitsWith: .failure) {
      let diagnosis = try Diagnosis(of: "", username: "u", clientID: "c", secret: "s")
      _ = diagnosis.cause(at: -1)
    }
  }

  @Test("Of many causes the likeliest stay, in their order; of equal ones, the first")
  func causeList() {
    // Ranks 40 + 1 … 18, from the least likely on, twice.
    let formulas = (1..<Diagnosis.Formula.count).compactMap(Diagnosis.Formula.init).filter { $0 != .clientIDFirst }
    let some = formulas.prefix(10)
    var list = Diagnosis.CauseList()
    for formula in some.reversed() {
      list.insert(Cause(.formula(formula), .previous))
      list.insert(Cause(.formula(formula), .current))
    }
    let expected = some.flatMap { [Cause(.formula($0), .previous), Cause(.formula($0), .current)] }.prefix(16)
    #expect((0..<list.count).map { list.causes[$0] } == Array(expected))
    // All of it in the right order already.
    var sorted = Diagnosis.CauseList()
    for formula in formulas { sorted.insert(Cause(.formula(formula), .current)) }
    #expect(formulas.count == 17)
    #expect((0..<sorted.count).map { sorted.causes[$0] } == formulas.prefix(16).map { Cause(.formula($0), .current) })
    var both = Diagnosis.CauseList()
    both.insert(Cause(.formula(.swapped), .current))
    both.append(contentsOf: sorted)
    sorted.append(Diagnosis.Reading([UInt8(ascii: "A")].span, secret: Span(), username: Span(), clientID: Span()))
    #expect(both.count == 16 && both.causes[0] == Cause(.formula(.usernameOnly), .current))
  }

  @Test("The search tries every mistake and every pair that can be told apart, once")
  func attempts() throws {
    typealias Context = Diagnosis.Context
    // The numbers of a search that was seen to explain Python's mistakes: one that leaves any out has others.
    var counts = [try diagnose().attemptCount]
    counts.append(try diagnose(previousSecret: "1" + secret).attemptCount)
    counts.append(try diagnose(username: "Ann+1@example.com", secret: " " + secret).attemptCount)
    counts.append(try diagnose(context: Context(sub: "s", otherClientIDs: ["c"], userPoolID: "p")).attemptCount)
    counts.append(try diagnose(context: Context(otherUsernames: (0..<32).map { "user\($0)" })).attemptCount)
    #expect(counts == [5404, 10808, 5952, 6067, 9276])
  }

  @Test("What a fix in code is about", arguments: Diagnosis.Language.allCases)
  func snippets(_ language: Diagnosis.Language) {
    for (mistake, snippet) in [
      (.altered(.secret, .trailingSpace), language.trimming), (.altered(.username, .trimmed), language.trimming),
      (.altered(.message, .trailingSpace), language.computation), (.altered(.secret, .null), language.missingValue),
      (.altered(.username, .lowercased), language.username), (.altered(.username, .plusAsSpace), language.username),
      (.altered(.secret, .lowercased), language.computation), (.altered(.message, .uppercased), language.computation),
      (.altered(.username, .latin1), language.text), (.altered(.secret, .base64Encoded), language.text),
      (.other(.sub), language.username), (.other(.userPoolID), language.computation),
      (.formula(.swapped), language.computation), (.encoding(.quoted), language.computation),
    ] as [(Mistake, String)] {
      #expect(mistake.snippet(in: language) == snippet, "\(mistake)")
    }
  }

  @Test("Mistakes in texts of any length")
  func longTexts() throws {
    let long = String(repeating: "x", count: 400)
    let message = " " + long + clientID + "\n"
    let causes = try diagnose(hash(secret, message), username: long).causes.map(\.identifier)
    #expect(causes.contains("username-leading-space+message-trailing-line-feed"), "\(causes)")
    let upper = String(repeating: "X", count: 400)
    #expect(
      try diagnose(hash(secret, long + clientID), username: upper).causes.map(\.identifier).contains(
        "message-lowercased"))
  }

  @Test("The bytes of a key are overwritten")
  func keyBytes() {
    var bytes = Diagnosis.KeyBytes()
    bytes.append([UInt8](repeating: 0xaa, count: 70).span)
    bytes.wipe()
    #expect(bytes.bytes.indices.allSatisfy { bytes.bytes[$0] == 0 })
    let isNew = bytes.hash.finalize() == SHA256().finalize()
    #expect(isNew)
  }
}
