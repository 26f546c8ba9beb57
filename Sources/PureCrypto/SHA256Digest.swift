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
  var bytes = InlineArray<32, UInt8>(repeating: 0)
  for i in 0..<32 {
    bytes[i] = UInt8(truncatingIfNeeded: words[i &>> 2] &>> UInt32(truncatingIfNeeded: 24 &- 8 &* (i & 3)))
  }
  return bytes
}
