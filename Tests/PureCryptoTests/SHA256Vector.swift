import PureCrypto
import TestSupport

/// A message, which may end inside a byte, and its digest.
struct SHA256Vector: Sendable {
  let name: String
  let message: [UInt8]
  var lastByte: UInt8 = 0
  var bitCount = 0
  let digest: SHA256Digest

  /// The ways of hashing the message that give another digest, each by its name.
  func failures(on backend: SHA256.Backend, using generator: inout SeededGenerator) -> [String] {
    var failures: [String] = []
    func expect(_ hash: SHA256, _ way: String) {
      let computed = bitCount == 0 ? hash.finalize() : hash.finalize(lastByte: lastByte, bitCount: bitCount)
      if computed != digest { failures.append("\(name), \(way): \(computed)") }
    }
    var whole = SHA256(backend: backend)
    whole.update(data: message.span)
    expect(whole, "in one part")

    var bytewise = SHA256(backend: backend)
    for i in message.indices { bytewise.update(data: message.span.extracting(i..<i + 1)) }
    expect(bytewise, "bytewise")

    for place in divisions(of: message.count, using: &generator) {
      var divided = SHA256(backend: backend)
      divided.update(data: message.span.extracting(first: place))
      divided.update(data: message.span.extracting(droppingFirst: place))
      expect(divided, "divided after \(place) bytes")
    }

    var parts = SHA256(backend: backend)
    var rest = message.span
    while !rest.isEmpty {
      let count = min(rest.count, Int.random(in: 0...130, using: &generator))
      parts.update(data: rest.extracting(first: count))
      rest = rest.extracting(droppingFirst: count)
    }
    expect(parts, "in random parts")
    return failures
  }
}

/// What a vector file has wrong.
enum VectorError: Error {
  case unreadable(String)
}

func digest(hex: some StringProtocol) throws -> SHA256Digest {
  guard let bytes = [UInt8](hex: hex), bytes.count == 32 else { throw VectorError.unreadable(String(hex)) }
  return digest(bytes)
}

/// The digest that 32 bytes are.
func digest(_ bytes: [UInt8]) -> SHA256Digest {
  SHA256Digest(bytes: InlineArray { bytes[$0] })
}
