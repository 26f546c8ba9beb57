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

    // Steps 1 and 3: sixty-four rounds, the first sixteen with the words of the block.
    rounds(&a, &b, &c, &d, &e, &f, &g, &h, k.span.extracting(0..<16), &w, extending: false)
    for t in stride(from: 16, to: 64, by: 16) {
      rounds(&a, &b, &c, &d, &e, &f, &g, &h, k.span.extracting(t..<t &+ 16), &w, extending: true)
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

  /// Sixteen rounds, each with its word of the schedule. Rather than move eight words each round, the variables change
  /// their roles; after eight rounds each has its first role again.
  @inline(__always)
  private static func rounds(
    _ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32, _ d: inout UInt32,
    _ e: inout UInt32, _ f: inout UInt32, _ g: inout UInt32, _ h: inout UInt32,
    _ k: Span<UInt32>, _ w: inout MessageBlock, extending isExtending: Bool
  ) {
    round(a, b, c, &d, e, f, g, &h, k[0], isExtending ? extend(&w, 0) : w[0])
    round(h, a, b, &c, d, e, f, &g, k[1], isExtending ? extend(&w, 1) : w[1])
    round(g, h, a, &b, c, d, e, &f, k[2], isExtending ? extend(&w, 2) : w[2])
    round(f, g, h, &a, b, c, d, &e, k[3], isExtending ? extend(&w, 3) : w[3])
    round(e, f, g, &h, a, b, c, &d, k[4], isExtending ? extend(&w, 4) : w[4])
    round(d, e, f, &g, h, a, b, &c, k[5], isExtending ? extend(&w, 5) : w[5])
    round(c, d, e, &f, g, h, a, &b, k[6], isExtending ? extend(&w, 6) : w[6])
    round(b, c, d, &e, f, g, h, &a, k[7], isExtending ? extend(&w, 7) : w[7])
    round(a, b, c, &d, e, f, g, &h, k[8], isExtending ? extend(&w, 8) : w[8])
    round(h, a, b, &c, d, e, f, &g, k[9], isExtending ? extend(&w, 9) : w[9])
    round(g, h, a, &b, c, d, e, &f, k[10], isExtending ? extend(&w, 10) : w[10])
    round(f, g, h, &a, b, c, d, &e, k[11], isExtending ? extend(&w, 11) : w[11])
    round(e, f, g, &h, a, b, c, &d, k[12], isExtending ? extend(&w, 12) : w[12])
    round(d, e, f, &g, h, a, b, &c, k[13], isExtending ? extend(&w, 13) : w[13])
    round(c, d, e, &f, g, h, a, &b, k[14], isExtending ? extend(&w, 14) : w[14])
    round(b, c, d, &e, f, g, h, &a, k[15], isExtending ? extend(&w, 15) : w[15])
  }

  /// §6.2.2 step 1, the recurrence from W(16) on: W(t) from W(t-2), W(t-7), W(t-15) and W(t-16), where i = t modulo 16.
  ///
  /// Sixteen words are enough: W(t) takes the place of W(t-16), and indices are modulo 16.
  @inline(__always)
  private static func extend(_ w: inout MessageBlock, _ i: Int) -> UInt32 {
    w[i] = smallSigma1(w[(i &+ 14) & 15]) &+ w[(i &+ 9) & 15] &+ smallSigma0(w[(i &+ 1) & 15]) &+ w[i]
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
