/// NIST's response files: lines "name = value" in paragraphs, under headings "[L = 32]".
package enum ResponseFile {
  /// A paragraph.
  package struct Record: Sendable {
    /// Where it begins, counted from 1.
    package let line: Int
    package fileprivate(set) var fields: [String: String] = [:]

    /// The number that `name` has.
    package func number(_ name: String) throws -> Int {
      guard let number = Int(try text(name)) else { throw FormatError.badField(name, line: line) }
      return number
    }

    /// The bytes that `name` has in hexadecimal.
    package func bytes(_ name: String) throws -> [UInt8] {
      guard let bytes = [UInt8](hex: try text(name)) else { throw FormatError.badField(name, line: line) }
      return bytes
    }

    /// The text that `name` has.
    package func text(_ name: String) throws -> String {
      guard let field = fields[name] else { throw FormatError.missingField(name, line: line) }
      return field
    }
  }

  /// What a response file has wrong.
  package enum FormatError: Error {
    case missingField(String, line: Int)
    case badField(String, line: Int)
  }

  /// The paragraphs of a file of Tests/Vectors, those under the heading "[L = 32]" where it has headings.
  package static func records(_ path: String) throws -> [Record] {
    var records: [Record] = []
    var record: Record?
    var isSHA256 = true
    let text = try Repository.text("Tests/Vectors/" + path)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if line.hasPrefix("[") { isSHA256 = line.filter { $0 != " " } == "[L=32]" }
      let parts = line.split(separator: "=", maxSplits: 1)
      if line.isEmpty {
        if let record { records.append(record) }
        record = nil
      } else if isSHA256, !line.hasPrefix("#"), !line.hasPrefix("["), parts.count == 2 {
        record = record ?? Record(line: index + 1)
        record?.fields[trimmed(parts[0])] = trimmed(parts[1])
      }
    }
    if let record { records.append(record) }
    return records
  }

  private static func trimmed(_ text: Substring) -> String { text.filter { $0 != " " } }
}
