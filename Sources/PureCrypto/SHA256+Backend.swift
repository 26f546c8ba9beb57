/// The seam between SHA-256 and the code that computes its compression function.
///
/// Streaming, padding and HMAC reach §6.2.2 through the two functions `compress` alone. There is one version of them, and
/// of the backends to choose from, for builds that have only the portable code, `SHA256+PortableBackend.swift`, and one
/// for those that have more, `SHA256+AcceleratedBackends.swift`.
extension SHA256 {
  /// H(i), §6.2: eight 32-bit words.
  typealias HashValue = InlineArray<8, UInt32>

  /// M(i), §5.2.1: a message block as sixteen 32-bit words.
  typealias MessageBlock = InlineArray<16, UInt32>

  #if !SizeFirst
    /// §6.2.2 for each block of `bytes` in turn.
    static func compressPortable(_ hash: inout HashValue, blocks bytes: Span<UInt8>) {
      var block = MessageBlock(repeating: 0)
      var offset = 0
      while offset < bytes.count {
        parse(bytes.extracting(offset..<offset &+ blockByteCount), into: &block)
        compressPortable(&hash, &block)
        offset &+= blockByteCount
      }
    }

    /// §5.2.1: 64 bytes are sixteen words, the most significant byte first (§3.1).
    @inline(__always)
    private static func parse(_ bytes: Span<UInt8>, into block: inout MessageBlock) {
      for i in 0..<16 { block[i] = bigEndianWord(bytes.extracting(4 &* i..<4 &* i &+ 4)) }
    }
  #endif

  /// §3.1: four bytes as a word, the most significant byte first.
  @inline(__always)
  static func bigEndianWord(_ bytes: Span<UInt8>) -> UInt32 {
    UInt32(bytes[0]) &<< 24 | UInt32(bytes[1]) &<< 16 | UInt32(bytes[2]) &<< 8 | UInt32(bytes[3])
  }
}
