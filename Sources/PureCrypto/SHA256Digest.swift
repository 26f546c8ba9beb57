/// A SHA-256 digest: 32 bytes.
///
/// - Leaks: `==` reveals only its result.
///
/// Source: FIPS 180-4 §6.2.2, "the resulting 256-bit message digest".
public struct SHA256Digest: Sendable, Equatable {
  /// The digest, its most significant byte first.
  public let bytes: InlineArray<32, UInt8>

  /// A digest that was computed elsewhere.
  public init(bytes: InlineArray<32, UInt8>) { self.bytes = bytes }

  /// H(N) as bytes (§3.1).
  init(_ hash: inout SHA256.HashValue) {
    var bytes = InlineArray<32, UInt8>(repeating: 0)
    hash.writeBigEndian(to: &bytes)
    self.bytes = bytes
  }

  /// Whether two digests are equal, in constant time.
  public static func == (first: SHA256Digest, second: SHA256Digest) -> Bool {
    constantTimeEquals(first.bytes.span, second.bytes.span)
  }
}

extension SHA256.HashValue {
  /// FIPS 180-4 §3.1: the words as bytes, the most significant first.
  mutating func writeBigEndian(to bytes: inout InlineArray<32, UInt8>) {
    for i in stride(from: 0, to: 8, by: 1) {
      let word = self[i]
      bytes[4 &* i] = UInt8(truncatingIfNeeded: word &>> 24)
      bytes[4 &* i &+ 1] = UInt8(truncatingIfNeeded: word &>> 16)
      bytes[4 &* i &+ 2] = UInt8(truncatingIfNeeded: word &>> 8)
      bytes[4 &* i &+ 3] = UInt8(truncatingIfNeeded: word)
    }
  }
}
