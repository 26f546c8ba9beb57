import PureCrypto
import TestSupport
import Testing

/// Published keys, messages and codes, each in one part, bytewise and divided.
struct HMACVectorTests {
  /// A file of vectors, and how many it has.
  struct File: Sendable, CustomTestStringConvertible {
    let name: String
    let count: Int
    let load: @Sendable () throws -> [HMACVector]
    var testDescription: String { name }
  }

  static let files = [
    File(name: "NIST CAVP HMAC.rsp, L=32", count: 225, load: cavp),
    File(name: "NIST examples HMAC_SHA256.txt", count: 4, load: examples),
    File(name: "RFC 4231 rfc-4231-sha256.txt", count: 7, load: rfc4231),
    File(name: "RFC 4868 rfc4868-hmac-sha256-128.json", count: 4, load: rfc4868),
    File(name: "Wycheproof hmac_sha256_test.json", count: 174, load: wycheproof),
  ]

  @Test("Authentication codes", arguments: files, backends)
  func codes(_ file: File, _ backend: SHA256.Backend) throws {
    let vectors = try file.load()
    #expect(vectors.count == file.count)
    var generator = SeededGenerator()
    let failures = vectors.flatMap { $0.failures(on: backend, using: &generator) }
    let count = failures.count
    #expect(count == 0, "the first: \(failures.first ?? "")")
    print("\(file.name): \(vectors.count) vectors, \(backend)")
  }

  @Test("What the files have of each kind")
  func kinds() throws {
    let cavp = try Self.cavp()
    #expect(cavp.count { $0.code.count < 32 } == 150)
    #expect(Set(cavp.map(\.key.count)) == [40, 45, 64, 70, 74])
    #expect(try Self.rfc4231().count { $0.code.count == 16 } == 1)
    #expect(try Self.wycheproof().count { !$0.isValid } == 108)
  }

  static func cavp() throws -> [HMACVector] {
    try ResponseFile.records("nist-hmac/HMAC.rsp").map { record in
      let vector = HMACVector(
        name: "HMAC.rsp:\(record.line)", key: try record.bytes("Key"), message: try record.bytes("Msg"),
        code: try record.bytes("Mac"))
      guard try vector.key.count == record.number("Klen"), try vector.code.count == record.number("Tlen") else {
        throw VectorError.unreadable(vector.name)
      }
      return vector
    }
  }

  /// The text is taken from its quotation, and the key from K0, which holds it where it fits: PROVENANCE.md says why.
  static func examples() throws -> [HMACVector] {
    let text = try Repository.text("Tests/Vectors/nist-examples/HMAC_SHA256.txt")
    return try text.split(separator: "Key length = ").dropFirst().map { example in
      let lines = example.split(separator: "\n").filter { !$0.hasPrefix("-") }
      func bytes(after heading: String, before next: String) -> [UInt8]? {
        let digits = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix(next) }
        return [UInt8](hex: digits.joined())
      }
      guard let keyLength = lines.first.flatMap({ Int($0) }),
        let tagLength = lines.dropFirst().first.flatMap({ Int($0.dropFirst("Tag length = ".count)) }),
        let quoted = lines.first(where: { $0.hasPrefix("\"") }),
        let key = bytes(after: "Key is", before: "K0"), let k0 = bytes(after: "K0 is", before: "K0^ipad"),
        let code = bytes(after: "mac is", before: "="), code.count == tagLength
      else { throw VectorError.unreadable("HMAC_SHA256.txt") }
      return HMACVector(
        name: "HMAC_SHA256.txt, \(quoted)", key: keyLength > 64 ? key : Array(k0.prefix(keyLength)),
        message: Array(quoted.dropFirst().dropLast().utf8), code: code)
    }
  }

  static func rfc4231() throws -> [HMACVector] {
    try ResponseFile.records("rfc/rfc-4231-sha256.txt").map { record in
      let vector = HMACVector(
        name: "RFC 4231, line \(record.line)", key: try record.bytes("Key"), message: try record.bytes("Msg"),
        code: try record.bytes("MD"))
      guard try 8 * vector.message.count == record.number("Len") else { throw VectorError.unreadable(vector.name) }
      return vector
    }
  }

  private struct RFC4868: Decodable {
    struct Test: Decodable {
      let name: String
      let key: String
      let data: String
      let mac: String
      let bits: Int
    }
    let tests: [Test]
  }

  static func rfc4868() throws -> [HMACVector] {
    try Repository.vectors("rfc/rfc4868-hmac-sha256-128.json", as: RFC4868.self).tests.map { test in
      guard let key = [UInt8](hex: test.key), let message = [UInt8](hex: test.data), let code = [UInt8](hex: test.mac),
        8 * code.count == test.bits
      else { throw VectorError.unreadable(test.name) }
      return HMACVector(name: test.name, key: key, message: message, code: code)
    }
  }

  private struct Wycheproof: Decodable {
    struct Group: Decodable {
      let keySize: Int
      let tagSize: Int
      let tests: [Test]
    }
    struct Test: Decodable {
      let tcId: Int
      let comment: String
      let key: String
      let msg: String
      let tag: String
      let result: String
    }
    let numberOfTests: Int
    let testGroups: [Group]
  }

  static func wycheproof() throws -> [HMACVector] {
    let file = try Repository.vectors("wycheproof/hmac_sha256_test.json", as: Wycheproof.self)
    let vectors = try file.testGroups.flatMap { group in
      try group.tests.map { test in
        guard let key = [UInt8](hex: test.key), let message = [UInt8](hex: test.msg), let tag = [UInt8](hex: test.tag),
          8 * key.count == group.keySize, 8 * tag.count == group.tagSize, ["valid", "invalid"].contains(test.result)
        else { throw VectorError.unreadable("tcId \(test.tcId)") }
        return HMACVector(
          name: "tcId \(test.tcId), \(test.comment)", key: key, message: message, code: tag,
          isValid: test.result == "valid")
      }
    }
    #expect(vectors.count == file.numberOfTests)
    return vectors
  }
}
