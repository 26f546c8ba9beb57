import TestSupport
import Testing

/// The page that leads from the standards to the code and to the tests.
struct TraceabilityTests {
  static let page = "Sources/PureCrypto/PureCrypto.docc/Traceability.md"
  static let mutants = "Tests/Assurance/Traceability/mutants.txt"

  /// A row of its tables: a statement of a standard, the line that implements it, the test that fails without it.
  struct Row: Equatable {
    let statement: String
    let file: String
    let code: String
    let suite: String
    let test: String

    /// What is not there any more; nil where all is.
    func problem() throws -> String? {
      let paths = try Repository.files(below: "Sources/PureCrypto")
      guard paths.contains("Sources/PureCrypto/\(file)") else { return "\(statement): there is no \(file)" }
      let source = SourceRulesTests.code(try Repository.text("Sources/PureCrypto/\(file)"))
      guard source.contains(code) else { return "\(statement): \(file) has no \(code)" }
      let path = "Tests/PureCryptoTests/\(suite).swift"
      guard try Repository.files(below: "Tests/PureCryptoTests").contains(path) else { return "there is no \(path)" }
      let tests = SourceRulesTests.code(try Repository.text(path)).split(separator: "@Test").dropFirst()
      // The function that an attribute belongs to is the first after it.
      let names = tests.compactMap { $0.split(separator: "func ").dropFirst().first?.prefix { $0 != "(" } }
      return names.contains(test[...]) ? nil : "\(statement): \(suite) has no test \(test)"
    }
  }

  /// The cells of the rows of all tables, their headings left out.
  private static func cells(_ text: String) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.hasSuffix(" |") }.map { line in
      line.dropFirst().dropLast().replacing("\\|", with: "\u{0}").split(separator: "|").map { cell in
        cell.replacing("\u{0}", with: "|").split(separator: " ").joined(separator: " ")
      }
    }
  }

  /// The rows of the tables of statements.
  static func rows(_ text: String) throws -> [Row] {
    try cells(text).filter { $0.count == 3 && $0[0].contains(/§|[Ss]tep|Table/) }.map { cells in
      let line = try #require(cells[1].wholeMatch(of: /`([^`]+)`: `([^`]+)`/), "\(cells)")
      let test = try #require(cells[2].wholeMatch(of: /`([^`\/]+)\/([^`]+)`/), "\(cells)")
      return Row(
        statement: cells[0], file: String(line.1), code: String(line.2), suite: String(test.1), test: String(test.2))
    }
  }

  @Test("Every line and every test of the page is there")
  func linesAndTests() throws {
    let rows = try Self.rows(try Repository.text(Self.page))
    for row in rows { #expect(try row.problem() == nil) }
    // Every numbered statement that applies.
    let statements = rows.map(\.statement).joined(separator: "\n")
    for section in [
      "§1", "§2.2.2", "§3.1 (2)", "§3.1 (3)", "§3.2 (2)", "§3.2 (3)", "§3.2 (4)", "§4.1.2 (4.2)", "§4.1.2 (4.3)",
      "§4.1.2 (4.4)", "§4.1.2 (4.5)", "§4.1.2 (4.6)", "§4.1.2 (4.7)", "§4.2.2", "§5.1.1", "§5.2.1", "§5.3.3", "§6.2",
      "§6.2.1 step 1", "§6.2.1 step 2", "§6.2.2 step 1", "§6.2.2 step 2", "§6.2.2 step 3", "§6.2.2 step 4", "Table 1",
      "§2.3", "step 9", "§5: ", "§6: ", "§3.1: ", "§3.2: ", "§3.3: ", "§3.5: ", "§4 (1)", "§4 (2)", "§4 (3)",
    ] { #expect(statements.contains(section), "\(section)") }
    print("Traceability: \(rows.count) statements")
    #expect(rows.count == 86)
  }

  @Test("What is not there is found")
  func problems() throws {
    let row = "| §4.1.2 (4.3): Maj | `SHA256+Functions.swift`: `(x & y) \\| (z & (x \\| y))` | `SelfTestTests/passes` |"
    #expect(try Self.rows(row).compactMap { try $0.problem() } == [])
    for (old, new) in [
      ("Functions", "Function"), ("x & y", "x & z"), ("SelfTestTests", "SelfTests"), ("passes", "pass"),
      // In comments; a function that is no test.
      ("(x & y)", "the majority of the three bits"), ("SelfTestTests/passes", "SHA256VectorTests/cavp"),
    ] {
      let changed = try Self.rows(row.replacing(old, with: new, maxReplacements: 1))
      #expect(changed.count == 1)
      #expect(try changed.compactMap { try $0.problem() }.count == 1, "\(new)")
    }
  }

  @Test("There is a planted fault for every line, and for no other")
  func mutants() throws {
    let rows = try Self.rows(try Repository.text(Self.page))
    let records = try Repository.text(Self.mutants).split(separator: "\n\n").dropFirst().map {
      $0.split(separator: "\n")
    }
    #expect(records.map { $0.prefix(2).map(String.init) } == rows.map { [$0.file, $0.code] })
    for record in records {
      try #require(record.count == 3)
      #expect(record[1] != record[2])
    }
  }

  @Test("The numbers of lines are those of the sources")
  func lineCounts() throws {
    let lines = CodeLines(conditions: ["hasFeature(Embedded)"])
    var sum = 0
    var sums: [Int] = []
    for cells in Self.cells(try Repository.text(Self.page)) {
      guard cells.count == 3, let count = Int(cells[2]) else { continue }
      guard cells[0].hasPrefix("`") else {
        #expect(count == sum, "\(cells[1])")
        sums.append(sum)
        continue
      }
      let file = cells[0].filter { $0 != "`" }
      let computed = lines.count(in: try Repository.text("Sources/PureCrypto/\(file)"))
      #expect(count == computed, "\(file)")
      sum += computed
    }
    try #require(sums.count == 2)
    print("Lines to read for portable SHA-256 and HMAC: \(sums[0]), with wiping \(sums[1])")
    #expect(sums[0] <= 400)
    let readme = try Repository.text("README.md").replacing("\n", with: " ")
    #expect(readme.contains("SHA-256 and HMAC are \(sums[0]) lines of code, and \(sums[1]) with wiping"))
  }

  @Test("Lines are counted as a build has them")
  func counting() {
    let source = """
      // comment
      a

        /// comment
        #if !hasFeature(Embedded) && (SizeFirst || arch(arm64))
          b // comment
        #elseif SizeFirst
          c1
          c2
          #if arch(arm64)
            d
          #endif
        #else
          e1
          e2
          e3
        #endif
      """
    #expect(CodeLines(conditions: []).count(in: source) == 4)
    #expect(CodeLines(conditions: ["SizeFirst"]).count(in: source) == 2)
    #expect(CodeLines(conditions: ["SizeFirst", "hasFeature(Embedded)"]).count(in: source) == 3)
    #expect(CodeLines(conditions: ["SizeFirst", "hasFeature(Embedded)", "arch(arm64)"]).count(in: source) == 4)
    #expect(CodeLines(conditions: ["arch(arm64)"]).count(in: source) == 2)
  }
}
