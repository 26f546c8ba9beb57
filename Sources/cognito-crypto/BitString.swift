import PureCrypto

/// Bits that need not be whole bytes. The first is the most significant one of the first byte (FIPS 180-4 §3.1).
struct BitString {
  /// The last byte has zeros behind the last bit.
  private(set) var bytes: [UInt8]
  private(set) var bitCount: Int

  init(_ digest: SHA256Digest) {
    bytes = digest.bytes.indices.map { digest.bytes[$0] }
    bitCount = 8 * bytes.count
  }

  /// The first `bitCount` bits of hexadecimal digits; nil where these are not as many bytes as the bits need. For no
  /// bits, "00" may stand as well.
  init?(hexadecimal digits: String, bitCount: Int) {
    let digits = digits.utf8.span
    let byteCount = bitCount / 8 + (bitCount & 7 == 0 ? 0 : 1)
    guard digits.count & 1 == 0, digits.count / 2 == byteCount || bitCount == 0 && digits.count == 2 else { return nil }
    bytes = []
    for index in 0..<digits.count / 2 {
      guard let high = Self.value(digits[2 * index]), let low = Self.value(digits[2 * index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    self.bitCount = 8 * bytes.count
    resize(to: bitCount)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }

  mutating func append(_ other: BitString) {
    let fill = bitCount & 7
    bitCount += other.bitCount
    guard fill > 0 else {
      bytes += other.bytes
      return
    }
    for byte in other.bytes {
      bytes[bytes.count - 1] |= byte >> fill
      bytes.append(byte << (8 - fill))
    }
    bytes.removeLast(bytes.count - (bitCount + 7) / 8)
  }

  /// Cuts bits off the end, or appends zeros.
  mutating func resize(to bitCount: Int) {
    let byteCount = (bitCount + 7) / 8
    bytes.removeLast(max(0, bytes.count - byteCount))
    bytes += [UInt8](repeating: 0, count: byteCount - bytes.count)
    self.bitCount = bitCount
    if bitCount & 7 > 0 { bytes[byteCount - 1] &= 0xff << (8 - bitCount & 7) }
  }

  /// The digest of what `hash` has so far, followed by these bits.
  func digest(after hash: consuming SHA256) -> SHA256Digest {
    let wholeByteCount = bitCount / 8
    hash.update(data: bytes.span.extracting(first: wholeByteCount))
    guard bitCount & 7 > 0 else { return hash.finalize() }
    return hash.finalize(lastByte: bytes[wholeByteCount], bitCount: bitCount & 7)
  }
}
