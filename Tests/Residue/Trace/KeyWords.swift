// What an HMAC computes from its key, by an implementation that is independent of the library: the words to look for.
// Shared by the residue tests of the microcontrollers and of Linux, so nothing is allocated and nothing imported.

typealias Block = InlineArray<16, UInt32>
typealias Hash = InlineArray<8, UInt32>

/// A message and its words, given to `visit`.
struct Tracer {
  var hash: Hash
  private var block = Block(repeating: 0)
  private var byteCount = 0
  /// Whether the message itself is secret.
  private let isSecret: Bool

  init(isSecret: Bool, hash: Hash = initialHash, blockCount: Int = 0) {
    self.isSecret = isSecret
    self.hash = hash
    byteCount = 64 &* blockCount
  }

  mutating func append(_ byte: UInt8, _ visit: (UInt32) -> Void) {
    let word = byteCount &>> 2 & 15
    block[word] = block[word] &<< 8 | UInt32(byte)
    byteCount &+= 1
    if byteCount & 63 == 0 { compress(visit) }
  }

  mutating func finish(_ visit: (UInt32) -> Void) {
    let bitCount = UInt32(truncatingIfNeeded: byteCount &* 8)
    append(0x80, visit)
    while byteCount & 63 != 56 { append(0, visit) }
    for _ in 0..<4 { append(0, visit) }
    append(UInt8(truncatingIfNeeded: bitCount &>> 24), visit)
    append(UInt8(truncatingIfNeeded: bitCount &>> 16), visit)
    append(UInt8(truncatingIfNeeded: bitCount &>> 8), visit)
    append(UInt8(truncatingIfNeeded: bitCount), visit)
  }

  /// FIPS 180-4 §6.2.2. All of a, e and, where the message is secret, of W.
  private mutating func compress(_ visit: (UInt32) -> Void) {
    var v = hash
    for t in 0..<64 {
      if t >= 16 {
        let x = block[(t &- 15) & 15]
        let y = block[(t &- 2) & 15]
        let s0 = right(x, 7) ^ right(x, 18) ^ (x &>> 3)
        let s1 = right(y, 17) ^ right(y, 19) ^ (y &>> 10)
        block[t & 15] = block[t & 15] &+ s0 &+ block[(t &- 7) & 15] &+ s1
      }
      if isSecret { visit(block[t & 15]) }
      let e = v[4]
      let a = v[0]
      let t1 =
        v[7] &+ (right(e, 6) ^ right(e, 11) ^ right(e, 25)) &+ ((e & v[5]) ^ (~e & v[6]))
        &+ roundConstants[t] &+ block[t & 15]
      let t2 =
        (right(a, 2) ^ right(a, 13) ^ right(a, 22)) &+ ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]))
      for i in 0..<7 { v[7 &- i] = v[6 &- i] }
      v[4] = v[4] &+ t1
      v[0] = t1 &+ t2
      visit(v[0])
      visit(v[4])
    }
    for i in 0..<8 { hash[i] = hash[i] &+ v[i] }
  }

  private func right(_ x: UInt32, _ n: UInt32) -> UInt32 { (x &>> n) | (x &<< (32 &- n)) }
}

/// Calls `visit` with each word that HMAC-SHA-256 computes from the key `secret` on its way to the code of
/// `message`: the key, its hash, K0 ⊕ ipad and K0 ⊕ opad, their schedules, every working variable, all hash values and
/// the inner digest. Among them are words that tell nothing, those of paddings; see ``isTelling(_:)``.
///
/// - Returns: the authentication code.
func forEachKeyWord(secret: Span<UInt8>, message: Span<UInt8>, _ visit: (UInt32) -> Void) -> Hash {
  var k0 = InlineArray<64, UInt8>(repeating: 0)
  if secret.count > 64 {
    var hash = Tracer(isSecret: true)
    for i in secret.indices { hash.append(secret[i], visit) }
    hash.finish(visit)
    for i in 0..<32 { k0[i] = byte(i, of: hash.hash) }
  } else {
    for i in secret.indices { k0[i] = secret[i] }
  }
  for i in 0..<16 {
    visit(
      UInt32(k0[4 &* i]) &<< 24 | UInt32(k0[4 &* i &+ 1]) &<< 16 | UInt32(k0[4 &* i &+ 2]) &<< 8
        | UInt32(k0[4 &* i &+ 3]))
  }
  var inner = Tracer(isSecret: true)
  for i in 0..<64 { inner.append(k0[i] ^ 0x36, visit) }
  for i in 0..<8 { visit(inner.hash[i]) }
  var text = Tracer(isSecret: false, hash: inner.hash, blockCount: 1)
  for i in message.indices {
    text.append(message[i], visit)
    if i & 63 == 63 { for i in 0..<8 { visit(text.hash[i]) } }
  }
  text.finish(visit)
  for i in 0..<8 { visit(text.hash[i]) }
  var outer = Tracer(isSecret: true)
  for i in 0..<64 { outer.append(k0[i] ^ 0x5c, visit) }
  for i in 0..<8 { visit(outer.hash[i]) }
  for i in 0..<32 { outer.append(byte(i, of: text.hash), visit) }
  outer.finish(visit)
  return outer.hash
}

/// Whether a word is unlike those of paddings, lengths and repeated bytes: it has no zero byte, and three different ones.
func isTelling(_ word: UInt32) -> Bool {
  var different = 0
  for i in 0..<4 {
    if byte(i, of: word) == 0 { return false }
    var isNew = true
    for j in 0..<i where byte(j, of: word) == byte(i, of: word) { isNew = false }
    if isNew { different &+= 1 }
  }
  return different >= 3
}

private func byte(_ index: Int, of word: UInt32) -> UInt8 {
  UInt8(truncatingIfNeeded: word &>> UInt32(truncatingIfNeeded: 24 &- 8 &* (index & 3)))
}

/// The byte at `index` of a digest.
func byte(_ index: Int, of hash: Hash) -> UInt8 { byte(index & 3, of: hash[index &>> 2]) }

let initialHash: Hash = [
  0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
]

let roundConstants: InlineArray<64, UInt32> = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
