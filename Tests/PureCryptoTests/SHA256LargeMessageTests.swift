import PureCrypto
import TestSupport
import Testing

/// NIST's additional messages, up to 1.6 GB: one byte or a few, repeated.
struct SHA256LargeMessageTests {
  /// Tests/Vectors/nist-examples/sha256-additional.json: bytes, how often, digest.
  struct Vector: Decodable, CustomTestStringConvertible {
    let unit: [UInt8]
    let count: Int
    let digest: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      unit = try [UInt8](hex: values.decode(String.self)) ?? []
      count = try values.decode(Int.self)
      digest = try values.decode(String.self)
    }

    var testDescription: String { "\(count) times \(unit)" }
  }

  private struct File: Decodable {
    let tests: [Vector]
  }

  @Test("Additional messages", arguments: backends)
  func additional(_ backend: SHA256.Backend) throws {
    let vectors = try Repository.vectors("nist-examples/sha256-additional.json", as: File.self).tests
    #expect(vectors.count == 13)
    #expect(vectors.map(\.count).max() == 1_610_612_798)
    // The file was made from NIST's text, which groups the digits by eight.
    let text = try Repository.text("Tests/Vectors/nist-examples/SHA2_Additional.txt").filter { !$0.isWhitespace }
    for vector in vectors {
      #expect(text.contains(vector.digest))
      // Not a multiple of 64, so that parts begin and end inside blocks.
      let unitsInPart = min(vector.count, 1_000_003)
      let part = (0..<unitsInPart).flatMap { _ in vector.unit }
      var hash = SHA256(backend: backend)
      for _ in 0..<vector.count / unitsInPart { hash.update(data: part.span) }
      hash.update(data: part.span.extracting(first: vector.count % unitsInPart * vector.unit.count))
      let computed = hash.finalize().description
      #expect(computed == vector.digest, "\(vector.testDescription)")
    }
    print("NIST examples sha256-additional.json: \(vectors.count) vectors, \(backend)")
  }
}
