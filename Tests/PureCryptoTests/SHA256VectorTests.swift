import PureCrypto
import TestSupport
import Testing

/// Published messages and digests, each in one part, bytewise and divided.
struct SHA256VectorTests {
  /// A file of vectors, and how many it has.
  struct File: Sendable, CustomTestStringConvertible {
    let name: String
    let count: Int
    let load: @Sendable () throws -> [SHA256Vector]
    var testDescription: String { name }
  }

  static let files = [
    File(name: "NIST CAVP byte SHA256ShortMsg.rsp", count: 65) { try cavp("nist-cavp-byte/SHA256ShortMsg.rsp") },
    File(name: "NIST CAVP byte SHA256LongMsg.rsp", count: 64) { try cavp("nist-cavp-byte/SHA256LongMsg.rsp") },
    File(name: "NIST CAVP bit SHA256ShortMsg.rsp", count: 513) { try cavp("nist-cavp-bit/SHA256ShortMsg.rsp") },
    File(name: "NIST CAVP bit SHA256LongMsg.rsp", count: 512) { try cavp("nist-cavp-bit/SHA256LongMsg.rsp") },
    File(name: "NIST examples SHA256.txt", count: 2, load: examples),
    File(name: "RFC 6234 rfc6234-sha256.json", count: 10, load: rfc6234),
  ]

  @Test("Digests", arguments: files, backends)
  func digests(_ file: File, _ backend: SHA256.Backend) throws {
    let vectors = try file.load()
    #expect(vectors.count == file.count)
    var generator = SeededGenerator()
    let failures = vectors.flatMap { $0.failures(on: backend, using: &generator) }
    let count = failures.count
    #expect(count == 0, "the first: \(failures.first ?? "")")
    print("\(file.name): \(vectors.count) vectors, \(backend)")
  }

  @Test("Bit vectors that end inside a byte", arguments: [("ShortMsg", 448), ("LongMsg", 448)])
  func partialBytes(_ name: String, _ count: Int) throws {
    #expect(try Self.cavp("nist-cavp-bit/SHA256\(name).rsp").count { $0.bitCount > 0 } == count)
  }

  /// Len is in bits; with Len = 0, Msg is 00 nevertheless.
  static func cavp(_ path: String) throws -> [SHA256Vector] {
    try ResponseFile.records(path).map { record in
      let bitCount = try record.number("Len")
      let bytes = try record.bytes("Msg")
      let isPartial = bitCount % 8 > 0
      guard bitCount == 0 || bytes.count == (bitCount + 7) / 8 else {
        throw VectorError.unreadable("\(path):\(record.line)")
      }
      return SHA256Vector(
        name: "\(path):\(record.line)", message: Array(bytes.prefix(bitCount / 8)),
        lastByte: isPartial ? bytes[bitCount / 8] : 0, bitCount: bitCount % 8,
        digest: try PureCryptoTests.digest(hex: record.text("MD")))
    }
  }

  /// Each example has its message in quotation marks, and its digest in the hexadecimal lines after "Message Digest is".
  static func examples() throws -> [SHA256Vector] {
    let text = try Repository.text("Tests/Vectors/nist-examples/SHA256.txt")
    return try text.split(separator: "Input Message:").dropFirst().map { example in
      let quoted = example.split(separator: "\"", maxSplits: 2)
      let end = example.split(separator: "Message Digest is")
      guard quoted.count == 3, end.count == 2 else { throw VectorError.unreadable("SHA256.txt") }
      let digits = end[1].split(separator: "\n").prefix { !$0.hasPrefix("=") }.filter { !$0.hasPrefix("-") }
      return SHA256Vector(
        name: "SHA256.txt, \(quoted[1])", message: Array(quoted[1].utf8), digest: try digest(hex: digits.joined()))
    }
  }

  /// The message is `ascii` or `hex`, repeated, and then bits.
  static func rfc6234() throws -> [SHA256Vector] {
    try Repository.vectors("rfc/rfc6234-sha256.json", as: RFC6234.self).tests.map { test in
      guard let part = test.ascii.map({ Array($0.utf8) }) ?? test.hex.flatMap({ [UInt8](hex: $0) }) else {
        throw VectorError.unreadable("rfc6234-sha256.json, test \(test.n)")
      }
      let bits = test.extraBits.utf8.reduce(0) { $0 << 1 | ($1 & 1) }
      return SHA256Vector(
        name: "RFC 6234, test \(test.n)", message: (0..<test.repeat).flatMap { _ in part },
        lastByte: bits << UInt8((8 - test.extraBits.count) % 8), bitCount: test.extraBits.count,
        digest: try digest(hex: test.md))
    }
  }
}

/// Tests/Vectors/rfc/rfc6234-sha256.json.
struct RFC6234: Decodable {
  struct Test: Decodable {
    let n: Int
    let ascii: String?
    let hex: String?
    let `repeat`: Int
    let extraBits: String
    let md: String
  }
  struct MonteCarlo: Decodable {
    let seed: String
    let results: [String]
  }
  let tests: [Test]
  let monte: MonteCarlo
}
