/// The compression function of FIPS 180-4 §6.2.2, in the order of the standard: the file to audit.
extension SHA256 {
  /// §6.2.2 for one block: from H(i-1) in `hash` and M(i) in `w`, computes H(i) in `hash`.
  ///
  /// The message schedule takes the place of the message block, which is lost.
  @inline(never)
  static func compressPortable(_ hash: inout HashValue, _ w: inout MessageBlock) {
    // Step 2: the working variables.
    var a = hash[0]
    var b = hash[1]
    var c = hash[2]
    var d = hash[3]
    var e = hash[4]
    var f = hash[5]
    var g = hash[6]
    var h = hash[7]

    // Steps 1 and 3: sixty-four rounds, each with its word of the schedule. Rather than move eight words each round,
    // the variables change their roles; after eight rounds each has its first role again.
    for t in stride(from: 0, to: 64, by: 16) {
      let k = k.span.extracting(t..<t &+ 16)
      round(a, b, c, &d, e, f, g, &h, k[0], schedule(&w, t, 0))
      round(h, a, b, &c, d, e, f, &g, k[1], schedule(&w, t, 1))
      round(g, h, a, &b, c, d, e, &f, k[2], schedule(&w, t, 2))
      round(f, g, h, &a, b, c, d, &e, k[3], schedule(&w, t, 3))
      round(e, f, g, &h, a, b, c, &d, k[4], schedule(&w, t, 4))
      round(d, e, f, &g, h, a, b, &c, k[5], schedule(&w, t, 5))
      round(c, d, e, &f, g, h, a, &b, k[6], schedule(&w, t, 6))
      round(b, c, d, &e, f, g, h, &a, k[7], schedule(&w, t, 7))
      round(a, b, c, &d, e, f, g, &h, k[8], schedule(&w, t, 8))
      round(h, a, b, &c, d, e, f, &g, k[9], schedule(&w, t, 9))
      round(g, h, a, &b, c, d, e, &f, k[10], schedule(&w, t, 10))
      round(f, g, h, &a, b, c, d, &e, k[11], schedule(&w, t, 11))
      round(e, f, g, &h, a, b, c, &d, k[12], schedule(&w, t, 12))
      round(d, e, f, &g, h, a, b, &c, k[13], schedule(&w, t, 13))
      round(c, d, e, &f, g, h, a, &b, k[14], schedule(&w, t, 14))
      round(b, c, d, &e, f, g, h, &a, k[15], schedule(&w, t, 15))
    }

    // Step 4: the intermediate hash value H(i).
    hash[0] &+= a
    hash[1] &+= b
    hash[2] &+= c
    hash[3] &+= d
    hash[4] &+= e
    hash[5] &+= f
    hash[6] &+= g
    hash[7] &+= h
  }

  /// §6.2.2 step 1: W(t+i), where t is a multiple of 16: the message block, and from W(16) on the recurrence.
  ///
  /// Sixteen words are enough: W(t+i) takes the place of W(t+i-16), and indices are modulo 16.
  @inline(__always)
  private static func schedule(_ w: inout MessageBlock, _ t: Int, _ i: Int) -> UInt32 {
    if t > 0 {
      w[i] = smallSigma1(w[(i &+ 14) & 15]) &+ w[(i &+ 9) & 15] &+ smallSigma0(w[(i &+ 1) & 15]) &+ w[i]
    }
    return w[i]
  }

  /// §6.2.2 step 3 for one t: d becomes the next e = d + T1, and h the next a = T1 + T2.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ k: UInt32, _ w: UInt32
  ) {
    let t1 = h &+ bigSigma1(e) &+ ch(e, f, g) &+ k &+ w
    let t2 = bigSigma0(a) &+ maj(a, b, c)
    d = d &+ t1
    h = t1 &+ t2
  }
}
