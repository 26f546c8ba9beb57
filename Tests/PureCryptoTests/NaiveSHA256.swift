import PureCrypto

/// SHA-256 once more, to compare with: as FIPS 180-4 writes it, slowly, with nothing shared with the library.
struct NaiveSHA256 {
  /// The working variables after each round: what NIST's examples print.
  private(set) var rounds: [[UInt32]] = []
  private(set) var hash = initialHashValue

  /// §4.2.2 and §5.3.3 by integer arithmetic: ⌊√p · 2^32⌋ mod 2^32 of the first 8 primes.
  static let initialHashValue = primes.prefix(8).map { p in
    UInt32(truncatingIfNeeded: largest { $0 * $0 <= UInt128(p) << 64 })
  }

  /// ⌊∛p · 2^32⌋ mod 2^32 of the first 64 primes.
  static let k = primes.map { p in
    UInt32(truncatingIfNeeded: largest { $0 * $0 * $0 <= UInt128(p) << 96 })
  }

  static let primes = (2...311).filter { n in !(2..<n).contains { n % $0 == 0 } }

  /// The largest number below 2^40 that has the property.
  private static func largest(where hasProperty: (UInt128) -> Bool) -> UInt128 {
    var result: UInt128 = 0
    for bit in (0..<40).reversed() where hasProperty(result + (1 << bit)) { result += 1 << bit }
    return result
  }

  /// The digest of whole bytes and then the first `bitCount` bits of `lastByte`. Where hash values and a length are
  /// given, of a longer message: they are what its beginning left.
  static func digest(
    _ message: [UInt8], lastByte: UInt8 = 0, bitCount: Int = 0, after hash: [UInt32] = initialHashValue,
    byteCount: UInt64 = 0
  ) -> [UInt8] {
    var naive = NaiveSHA256()
    naive.hash = hash
    // §5.1.1: the message, a bit 1, k zero bits so that ℓ + 1 + k ≡ 448 mod 512, the length in 64 bits.
    let length = (byteCount + UInt64(message.count)) * 8 + UInt64(bitCount)
    let bits = (0..<8).map { $0 < bitCount ? lastByte >> (7 - UInt8($0)) & 1 : $0 == bitCount ? 1 : 0 }
    var padded = message + [bits.reduce(0) { $0 * 2 + $1 }]
    while padded.count % 64 != 56 { padded.append(0) }
    padded += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
    for start in stride(from: 0, to: padded.count, by: 64) { naive.compress(Array(padded[start..<start + 64])) }
    return naive.hash.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
  }

  /// §6.2.2.
  mutating func compress(_ block: [UInt8]) {
    func rotr(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
    var w: [UInt32] = (0..<16).map { t in (0..<4).reduce(0) { $0 << 8 | UInt32(block[4 * t + $1]) } }
    for t in 16..<64 {
      let s0 = rotr(w[t - 15], 7) ^ rotr(w[t - 15], 18) ^ w[t - 15] >> 3
      let s1 = rotr(w[t - 2], 17) ^ rotr(w[t - 2], 19) ^ w[t - 2] >> 10
      w.append(s1 &+ w[t - 7] &+ s0 &+ w[t - 16])
    }
    var v = hash
    for t in 0..<64 {
      let (a, b, c, d, e, f, g, h) = (v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7])
      let ch = (e & f) ^ (~e & g)
      let maj = (a & b) ^ (a & c) ^ (b & c)
      let t1 = h &+ (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) &+ ch &+ Self.k[t] &+ w[t]
      let t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) &+ maj
      v = [t1 &+ t2, a, b, c, d &+ t1, e, f, g]
      rounds.append(v)
    }
    hash = zip(hash, v).map { $0 &+ $1 }
  }

  /// HMAC as FIPS 198-1 §4 writes it.
  static func authenticationCode(for message: [UInt8], using key: [UInt8]) -> [UInt8] {
    var k0 = key.count > 64 ? digest(key) : key
    k0 += [UInt8](repeating: 0, count: 64 - k0.count)
    return digest(k0.map { $0 ^ 0x5c } + digest(k0.map { $0 ^ 0x36 } + message))
  }
}
