import CognitoCrypto
import Foundation
import TestSupport
import Testing

/// Mistakes that Python made, each of which has to be explained.
///
/// `DIAGNOSIS_CORPUS` is the path of another corpus than the one of the repository, and `DIAGNOSIS_RANDOM_COUNT` the
/// number of random hashes: `Tests/Assurance/check-diagnosis` sets both.
struct DiagnosisCorpusTests {
  struct Fixture: Decodable {
    let username, clientID, secret, previousSecret, sub, poolUsername, email, phoneNumber: String
    let otherUsernames: [String]
    let otherClientID, userPoolID, right: String
    /// Identifiers of the mistakes, and the hash that they make.
    let cases: [[String]]

    func diagnose(_ hash: String) throws -> Diagnosis {
      let context = try Diagnosis.Context(
        sub: sub, poolUsername: poolUsername, email: email, phoneNumber: phoneNumber, otherUsernames: otherUsernames,
        otherClientIDs: [otherClientID], userPoolID: userPoolID)
      return try Diagnosis(
        of: hash, username: username, clientID: clientID, secret: secret, previousSecret: previousSecret,
        context: context)
    }
  }

  static func corpus() throws -> [Fixture] {
    let path = ProcessInfo.processInfo.environment["DIAGNOSIS_CORPUS"]
    let file =
      path.map { URL(filePath: $0) } ?? Repository.root.appending(path: "Tests/Assurance/diagnosis-corpus.json")
    return try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
  }

  @Test("Every mistake is explained, and every explanation has no more mistakes than were made")
  func mistakes() throws {
    let corpus = try Self.corpus()
    #expect(corpus.count >= 20)
    var explained: Set<String> = []
    var slowest = Duration.zero
    for fixture in corpus {
      for mistake in fixture.cases {
        let identifier = mistake[0]
        var diagnosis: Diagnosis?
        slowest = max(slowest, try ContinuousClock().measure { diagnosis = try fixture.diagnose(mistake[1]) })
        let causes = try #require(diagnosis).causes
        let isFound = causes.contains { $0.identifier == identifier }
        #expect(
          isFound,
          "\(identifier) made \(mistake[1].debugDescription) of \(fixture.username), \(fixture.clientID): \(causes)")
        let count = identifier.count { $0 == "+" } + 1
        let isShort = causes.allSatisfy { $0.mistakes.count <= count }
        #expect(isShort, "\(identifier): \(causes)")
        #expect(diagnosis?.verdict == .explained)
        #expect(diagnosis?.rightHash.description == fixture.right)
        if count == 1, isFound { explained.insert(identifier) }
      }
      let right = try fixture.diagnose(fixture.right)
      #expect(right.verdict == .right && right.matchingSecret == .current && right.causes.isEmpty)
    }
    print("Diagnosis: \(corpus.map(\.cases.count).reduce(0, +)) mistakes explained, the slowest in \(slowest)")
    let missing = Self.identifiers.subtracting(explained)
    #expect(missing.isEmpty, "the corpus has no \(missing.sorted())")
  }

  @Test("Random hashes are never explained")
  func randomHashes() throws {
    let count = ProcessInfo.processInfo.environment["DIAGNOSIS_RANDOM_COUNT"].flatMap(Int.init) ?? 100
    let corpus = try Self.corpus()
    var generator = SeededGenerator()
    for index in 0..<count {
      let hash = Data(generator.bytes(32)).base64EncodedString()
      let diagnosis = try corpus[index % corpus.count].diagnose(hash)
      #expect(diagnosis.verdict == .unexplained && diagnosis.causes.isEmpty, "\(hash): \(diagnosis.causes)")
      #expect(diagnosis.attemptCount > 5000)
      #expect(diagnosis.advice.contains(.checkSecret))
    }
  }

  /// The identifiers of all single mistakes, but for those that no fixture can have.
  static var identifiers: Set<String> {
    var identifiers: Set<String> = []
    func insert(_ mistakes: [Diagnosis.Mistake]) { identifiers.formUnion(mistakes.map(\.identifier)) }
    for kind in (0..<Diagnosis.Context.Kind.count).compactMap(Diagnosis.Context.Kind.init) { insert([.other(kind)]) }
    insert((1..<Diagnosis.Formula.count).compactMap(Diagnosis.Formula.init).map { .formula($0) })
    insert((1..<Diagnosis.Separator.count).compactMap(Diagnosis.Separator.init).map { .separator($0) })
    insert((0..<Diagnosis.Stray.count).compactMap(Diagnosis.Stray.init).map { .stray($0) })
    // Raw bytes are no text; another test has them.
    insert((0..<Diagnosis.Encoding.count - 1).compactMap(Diagnosis.Encoding.init).map { .encoding($0) })
    for alteration in (1..<Diagnosis.Alteration.count).compactMap(Diagnosis.Alteration.init) {
      // What Cognito issues has no white space around it.
      if alteration != .trimmed { insert([.altered(.username, alteration)]) }
    }
    return identifiers
  }
}
