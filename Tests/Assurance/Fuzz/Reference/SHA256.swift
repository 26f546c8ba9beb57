/// SHA-256 as FIPS 180-4 writes it, with nothing shared with the library: what the fuzzers compare with.
public func sha256(_ message: [UInt8], lastByte: UInt8 = 0, bitCount: Int = 0) -> [UInt8] {
  // §5.1.1: the message, a bit 1, zeros up to 448 modulo 512 bits, the length in bits.
  var padded = message
  padded.append(lastByte & ~(0xff >> UInt8(bitCount)) | 0x80 >> UInt8(bitCount))
  while padded.count % 64 != 56 { padded.append(0) }
  let length = UInt64(8 * message.count + bitCount)
  for i in 0..<8 { padded.append(UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * i))) }
  // §6.2.2.
  var hash = initialHashValue
  for start in stride(from: 0, to: padded.count, by: 64) {
    var w: [UInt32] = []
    w.reserveCapacity(64)
    for t in 0..<16 {
      let bytes = padded[(start + 4 * t)..<(start + 4 * t + 4)]
      w.append(bytes.reduce(0) { $0 << 8 | UInt32($1) })
    }
    for t in 16..<64 {
      let s0 = rotr(w[t - 15], 7) ^ rotr(w[t - 15], 18) ^ w[t - 15] >> 3
      let s1 = rotr(w[t - 2], 17) ^ rotr(w[t - 2], 19) ^ w[t - 2] >> 10
      w.append(s1 &+ w[t - 7] &+ s0 &+ w[t - 16])
    }
    var (a, b, c, d) = (hash[0], hash[1], hash[2], hash[3])
    var (e, f, g, h) = (hash[4], hash[5], hash[6], hash[7])
    for t in 0..<64 {
      let sum1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
      let t1 = h &+ sum1 &+ ((e & f) ^ (~e & g)) &+ k[t] &+ w[t]
      let sum0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
      let t2 = sum0 &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
    }
    for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { hash[i] &+= word }
  }
  return hash.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
}

/// HMAC-SHA-256 as FIPS 198-1 §4 writes it.
public func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
  var k0 = key.count > 64 ? sha256(key) : key
  while k0.count < 64 { k0.append(0) }
  return sha256(k0.map { $0 ^ 0x5c } + sha256(k0.map { $0 ^ 0x36 } + message))
}

private func rotr(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }

/// §4.2.2 and §5.3.3: the first 32 bits of the fractional parts of cube roots and square roots of primes.
private let primes = (2...311).filter { n in !(2..<n).contains { n % $0 == 0 } }.map { UInt128($0) }
private let k = primes.map { p in fraction { $0 * $0 * $0 <= p << 96 } }
private let initialHashValue = primes.prefix(8).map { p in fraction { $0 * $0 <= p << 64 } }

/// The low 32 bits of the largest number below 2^40 that has the property.
private func fraction(where hasProperty: (UInt128) -> Bool) -> UInt32 {
  var result: UInt128 = 0
  for bit in (0..<40).reversed() where hasProperty(result + 1 << bit) { result += 1 << bit }
  return UInt32(truncatingIfNeeded: result)
}
