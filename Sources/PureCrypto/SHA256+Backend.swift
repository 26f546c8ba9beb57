/// The seam between SHA-256 and the code that computes its compression function.
///
/// Streaming, padding and HMAC reach §6.2.2 through the two functions `compress` alone. Another backend takes its
/// place here: a case, and a line in each of the two.
extension SHA256 {
  /// H(i), §6.2: eight 32-bit words.
  typealias HashValue = InlineArray<8, UInt32>

  /// M(i), §5.2.1: a message block as sixteen 32-bit words.
  typealias MessageBlock = InlineArray<16, UInt32>

  /// A way to compute the compression function. All give the same results.
  public enum Backend: Sendable, Equatable, BitwiseCopyable {
    /// FIPS 180-4 §6.2.2 as it is written, in Swift without `unsafe`: on every platform.
    case portable

    /// The backend that a new ``SHA256`` or ``HMACSHA256/Key`` uses on this machine.
    public static var preferred: Backend { .portable }

    /// Calls `body` with every backend that this machine has, the preferred one last.
    public static func forEachAvailable(_ body: (Backend) -> Void) {
      body(.portable)
    }
  }

  /// Replaces `hash` by the hash value after `block`; the words of `block` are lost.
  @inline(__always)
  static func compress(_ hash: inout HashValue, _ block: inout MessageBlock, on backend: Backend) {
    switch backend {
    case .portable:
      #if SizeFirst
        compressRolled(&hash, &block)
      #else
        compressPortable(&hash, &block)
      #endif
    }
  }

  #if !SizeFirst
    /// Replaces `hash` by the hash value after all the blocks of `bytes`: a whole number of 64-byte blocks.
    @inline(__always)
    static func compress(_ hash: inout HashValue, blocks bytes: Span<UInt8>, on backend: Backend) {
      switch backend {
      case .portable: compressPortable(&hash, blocks: bytes)
      }
    }

    /// §6.2.2 for each block of `bytes` in turn.
    private static func compressPortable(_ hash: inout HashValue, blocks bytes: Span<UInt8>) {
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
