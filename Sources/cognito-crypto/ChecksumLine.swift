import PureCrypto

/// A line of a list of digests: `DIGEST  NAME`, `DIGEST *NAME`, or `SHA256 (NAME) = DIGEST` as BSD has it, after a
/// backslash where the name is escaped.
struct ChecksumLine {
  let digest: SHA256Digest
  let path: [UInt8]

  init?(_ line: [UInt8]) {
    var rest = line.drop(while: Self.isBlank)
    let isEscaped = rest.first == 0x5c
    if isEscaped { rest.removeFirst() }
    guard let (digits, name) = Self.splitTagged(rest) ?? Self.split(rest), !name.isEmpty,
      let digest = SHA256Digest(hex: String(decoding: digits, as: UTF8.self)),
      let path = isEscaped ? FileDigests.unescaped(Array(name)) : Array(name)
    else { return nil }
    self.digest = digest
    self.path = path
  }

  private typealias Parts = (digits: ArraySlice<UInt8>, name: ArraySlice<UInt8>)

  /// 64 digits, a space, and a space (text) or a star (binary), which makes no difference here.
  private static func split(_ line: ArraySlice<UInt8>) -> Parts? {
    let rest = line.dropFirst(64)
    guard rest.first == 0x20, let kind = rest.dropFirst().first, kind == 0x20 || kind == 0x2a else { return nil }
    return (line.prefix(64), rest.dropFirst(2))
  }

  /// The name stands between the first and the last parenthesis.
  private static func splitTagged(_ line: ArraySlice<UInt8>) -> Parts? {
    guard line.starts(with: "SHA256".utf8) else { return nil }
    let rest = line.dropFirst(6).drop(while: isBlank)
    guard rest.first == 0x28, let close = rest.lastIndex(of: 0x29) else { return nil }
    let end = rest[(close + 1)...].drop(while: isBlank)
    guard end.first == 0x3d else { return nil }
    return (end.dropFirst().drop(while: isBlank), rest[(rest.startIndex + 1)..<close])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
