/// The hash function SHA-256 of FIPS 180-4: 32 bytes that stand for a message of any length.
///
/// A message is given in as many parts as is convenient:
///
/// ```swift
/// var hash = SHA256()
/// hash.update(data: first)
/// hash.update(data: second)
/// let digest = hash.finalize()
/// ```
///
/// A copy continues on its own, so that messages with the same beginning need hash it only once. Nothing is allocated.
///
/// - Leaks: the length of the message, never its bytes.
///
/// Source: FIPS 180-4 §5.1.1, §5.2.1, §5.3.3, §6.2.
public struct SHA256: Sendable, BitwiseCopyable {
  /// The size of a message block in bytes (§1, Figure 1: 512 bits).
  public static var blockByteCount: Int { 64 }

  /// The size of a digest in bytes (§1, Figure 1: 256 bits).
  public static var byteCount: Int { 32 }

  /// H(i): the hash value after the blocks so far.
  var hash = initialHashValue

  /// The block that is being filled. Its last written word holds its bytes on the right, and what stands left of them
  /// has no meaning: the next bytes push it out.
  var block = MessageBlock(repeating: 0)

  /// The length of the message so far in bytes, in two words: 64-bit arithmetic is costly on a microcontroller.
  var byteCountLow: UInt32 = 0
  var byteCountHigh: UInt32 = 0

  /// What computes the compression function. Takes no space where there is only one.
  let backend: Backend

  /// Starts a message (§5.3.3).
  public init() { self.init(available: .preferred) }

  /// Starts a message that `backend` will hash.
  ///
  /// - Precondition: The machine has it: ``Backend/isAvailable``.
  public init(backend: Backend) {
    precondition(backend.isAvailable, "this machine does not have the backend")
    self.init(available: backend)
  }

  /// Starts a message on a backend that was found to be available.
  init(available backend: Backend) { self.backend = backend }

  /// Continues as after one whole block, whose hash value is `hash`, and `fill` bytes that stand in `block`.
  mutating func resume(afterOneBlock hash: HashValue, and fill: UInt32) {
    self.hash = hash
    byteCountLow = UInt32(truncatingIfNeeded: Self.blockByteCount) &+ fill
    byteCountHigh = 0
  }

  /// Adds bytes to the end of the message.
  ///
  /// - Precondition: The message is not longer than 2^61 − 1 bytes in all: the standard has no hash for 2^64 bits.
  #if SizeFirst
    @inline(never)
  #endif
  public mutating func update(data: Span<UInt8>) {
    let fill = Int(truncatingIfNeeded: byteCountLow & 63)
    count(data.count)
    append(data, after: fill)
  }

  /// The digest of the message.
  public consuming func finalize() -> SHA256Digest {
    pad(end: 0x80, bitCount: 0)
    return SHA256Digest(&hash)
  }

  /// The digest of a message that ends inside a byte: the bytes so far and then the `bitCount` most significant bits
  /// of `lastByte`. Its other bits have no effect.
  ///
  /// - Precondition: `bitCount` is from 0 to 7.
  public consuming func finalize(lastByte: UInt8, bitCount: Int) -> SHA256Digest {
    precondition(bitCount >= 0 && bitCount < 8, "a byte that is not whole has 0 to 7 bits")
    let bitCount = UInt32(truncatingIfNeeded: bitCount)
    let one = 0x80 &>> bitCount
    pad(end: UInt32(lastByte) & ~(one &* 2 &- 1) | one, bitCount: bitCount)
    return SHA256Digest(&hash)
  }

  /// The digest of `data`.
  ///
  /// - Precondition: `data` is not longer than 2^61 − 1 bytes.
  public static func hash(data: Span<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    hash.update(data: data)
    hash.pad(end: 0x80, bitCount: 0)
    return SHA256Digest(&hash.hash)
  }

  /// Adds to the length of the message.
  mutating func count(_ byteCount: Int) {
    // Shifted twice: on a 32-bit machine, a shift by 32 is none.
    let high = UInt32(truncatingIfNeeded: (byteCount &>> 16) &>> 16)
    let (low, carry) = byteCountLow.addingReportingOverflow(UInt32(truncatingIfNeeded: byteCount))
    // Both are less than 2^31, so that their sum with the carry does not overflow.
    let sum = byteCountHigh &+ (Int.bitWidth == 32 ? 0 : high) &+ (carry ? 1 : 0)
    precondition(sum < 1 &<< 29, "SHA-256 messages are at most 2^61 - 1 bytes")
    byteCountLow = low
    byteCountHigh = sum
  }
}
