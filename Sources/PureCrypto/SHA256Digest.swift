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
  init(_ hash: SHA256.HashValue) { bytes = bigEndianBytes(of: hash) }

  /// Whether two digests are equal, in constant time.
  public static func == (first: SHA256Digest, second: SHA256Digest) -> Bool {
    constantTimeEquals(first.bytes.span, second.bytes.span)
  }
}

/// FIPS 180-4 §3.1: eight words as bytes, the most significant first.
func bigEndianBytes(of words: SHA256.HashValue) -> InlineArray<32, UInt8> {
  let words = words.span
  var bytes = InlineArray<32, UInt8>(repeating: 0)
  for i in words.indices {
    let word = words[i]
    bytes[4 &* i] = UInt8(truncatingIfNeeded: word &>> 24)
    bytes[4 &* i &+ 1] = UInt8(truncatingIfNeeded: word &>> 16)
    bytes[4 &* i &+ 2] = UInt8(truncatingIfNeeded: word &>> 8)
    bytes[4 &* i &+ 3] = UInt8(truncatingIfNeeded: word)
  }
  return bytes
}
