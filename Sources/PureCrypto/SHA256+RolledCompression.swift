#if PURECRYPTO_SIZE_FIRST
  /// The compression function of FIPS 180-4 §6.2.2 in little code: one round, sixty-four times.
  extension SHA256 {
    /// §6.2.2 for one block: from H(i-1) in `hash` and M(i) in `w`, computes H(i) in `hash`.
    ///
    /// The message schedule takes the place of the message block, which is lost.
    @inline(never)
    static func compressRolled(_ hash: inout HashValue, _ w: inout MessageBlock) {
      // Step 2: the working variables a … h.
      var v = hash
      for t in 0..<64 {
        // Step 1: W(t) takes the place of W(t-16), and indices are modulo 16.
        let i = t & 15
        if t >= 16 {
          w[i] = smallSigma1(w[(i &+ 14) & 15]) &+ w[(i &+ 9) & 15] &+ smallSigma0(w[(i &+ 1) & 15]) &+ w[i]
        }
        // Step 3.
        let t1 = v[7] &+ bigSigma1(v[4]) &+ ch(v[4], v[5], v[6]) &+ k.span[t] &+ w[i]
        let t2 = bigSigma0(v[0]) &+ maj(v[0], v[1], v[2])
        v = [t1 &+ t2, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
      }
      // Step 4: the intermediate hash value H(i).
      for i in 0..<8 { hash[i] &+= v[i] }
    }
  }
#endif
