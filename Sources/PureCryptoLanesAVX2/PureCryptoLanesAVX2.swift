#if arch(x86_64) && (!hasFeature(Embedded) || EmbeddedAcceleration)
  import Builtin

  /// SHA-256 compression (FIPS 180-4 §6.2.2) of `blockCount` blocks of each of 8 messages that lie in one buffer, with
  /// AVX2.
  ///
  /// - Parameters:
  ///   - states: the hash values; the first 8 are used.
  ///   - offsets: where in `blocks` each message goes on.
  @inline(never)
  public func compressLanes(
    _ states: inout InlineArray<16, InlineArray<8, UInt32>>, blocks: Span<UInt8>,
    offsets: borrowing InlineArray<16, Int>, blockCount: Int
  ) {
    var lanes = Lanes8(&states)
    var w = InlineArray<16, Words8>(repeating: Words8(repeating: 0))
    let size = 64 &* blockCount
    let s0 = blocks.extracting(offsets[0]..<offsets[0] &+ size)
    let s1 = blocks.extracting(offsets[1]..<offsets[1] &+ size)
    let s2 = blocks.extracting(offsets[2]..<offsets[2] &+ size)
    let s3 = blocks.extracting(offsets[3]..<offsets[3] &+ size)
    let s4 = blocks.extracting(offsets[4]..<offsets[4] &+ size)
    let s5 = blocks.extracting(offsets[5]..<offsets[5] &+ size)
    let s6 = blocks.extracting(offsets[6]..<offsets[6] &+ size)
    let s7 = blocks.extracting(offsets[7]..<offsets[7] &+ size)
    var o = 0
    while o < size {
      let m0 = s0.extracting(o..<o &+ 64)
      let m1 = s1.extracting(o..<o &+ 64)
      let m2 = s2.extracting(o..<o &+ 64)
      let m3 = s3.extracting(o..<o &+ 64)
      let m4 = s4.extracting(o..<o &+ 64)
      let m5 = s5.extracting(o..<o &+ 64)
      let m6 = s6.extracting(o..<o &+ 64)
      let m7 = s7.extracting(o..<o &+ 64)
      (w[0], w[1], w[2], w[3]) = transpose(
        bigEndian(Words8(bytes(m0, 0), bytes(m4, 0))),
        bigEndian(Words8(bytes(m1, 0), bytes(m5, 0))),
        bigEndian(Words8(bytes(m2, 0), bytes(m6, 0))),
        bigEndian(Words8(bytes(m3, 0), bytes(m7, 0))))
      (w[4], w[5], w[6], w[7]) = transpose(
        bigEndian(Words8(bytes(m0, 16), bytes(m4, 16))),
        bigEndian(Words8(bytes(m1, 16), bytes(m5, 16))),
        bigEndian(Words8(bytes(m2, 16), bytes(m6, 16))),
        bigEndian(Words8(bytes(m3, 16), bytes(m7, 16))))
      (w[8], w[9], w[10], w[11]) = transpose(
        bigEndian(Words8(bytes(m0, 32), bytes(m4, 32))),
        bigEndian(Words8(bytes(m1, 32), bytes(m5, 32))),
        bigEndian(Words8(bytes(m2, 32), bytes(m6, 32))),
        bigEndian(Words8(bytes(m3, 32), bytes(m7, 32))))
      (w[12], w[13], w[14], w[15]) = transpose(
        bigEndian(Words8(bytes(m0, 48), bytes(m4, 48))),
        bigEndian(Words8(bytes(m1, 48), bytes(m5, 48))),
        bigEndian(Words8(bytes(m2, 48), bytes(m6, 48))),
        bigEndian(Words8(bytes(m3, 48), bytes(m7, 48))))
      lanes.compress(&w)
      o &+= 64
    }
    lanes.store(to: &states)
  }

  /// The working variables of 8 messages (FIPS 180-4 §6.2.2).
  private struct Lanes8 {
    var a, b, c, d, e, f, g, h: Words8

    @inline(always)
    init(_ s: inout InlineArray<16, InlineArray<8, UInt32>>) {
      (a, b, c, d) = transpose(
        Words8(words(&s[0], 0), words(&s[4], 0)),
        Words8(words(&s[1], 0), words(&s[5], 0)),
        Words8(words(&s[2], 0), words(&s[6], 0)),
        Words8(words(&s[3], 0), words(&s[7], 0)))
      (e, f, g, h) = transpose(
        Words8(words(&s[0], 4), words(&s[4], 4)),
        Words8(words(&s[1], 4), words(&s[5], 4)),
        Words8(words(&s[2], 4), words(&s[6], 4)),
        Words8(words(&s[3], 4), words(&s[7], 4)))
    }

    @inline(always)
    func store(to s: inout InlineArray<16, InlineArray<8, UInt32>>) {
      let (p0, p1, p2, p3) = transpose(a, b, c, d)
      let (q0, q1, q2, q3) = transpose(e, f, g, h)
      put(p0, 0, to: &s[0], 0)
      put(q0, 0, to: &s[0], 4)
      put(p1, 0, to: &s[1], 0)
      put(q1, 0, to: &s[1], 4)
      put(p2, 0, to: &s[2], 0)
      put(q2, 0, to: &s[2], 4)
      put(p3, 0, to: &s[3], 0)
      put(q3, 0, to: &s[3], 4)
      put(p0, 4, to: &s[4], 0)
      put(q0, 4, to: &s[4], 4)
      put(p1, 4, to: &s[5], 0)
      put(q1, 4, to: &s[5], 4)
      put(p2, 4, to: &s[6], 0)
      put(q2, 4, to: &s[6], 4)
      put(p3, 4, to: &s[7], 0)
      put(q3, 4, to: &s[7], 4)
    }

    @inline(always)
    mutating func compress(_ w: inout InlineArray<16, Words8>) {
      let start = self
      sixteenRounds(&w)
      var t = 16
      while t < 64 {
        sixteenMoreRounds(&w, t)
        t &+= 16
      }
      a = a &+ start.a
      b = b &+ start.b
      c = c &+ start.c
      d = d &+ start.d
      e = e &+ start.e
      f = f &+ start.f
      g = g &+ start.g
      h = h &+ start.h
    }

    /// Rounds 0 to 15.
    @inline(always)
    mutating func sixteenRounds(_ w: inout InlineArray<16, Words8>) {
      Self.round(a, b, c, &d, e, f, g, &h, w[0] &+ Words8(repeating: roundConstants[0]))
      Self.round(h, a, b, &c, d, e, f, &g, w[1] &+ Words8(repeating: roundConstants[1]))
      Self.round(g, h, a, &b, c, d, e, &f, w[2] &+ Words8(repeating: roundConstants[2]))
      Self.round(f, g, h, &a, b, c, d, &e, w[3] &+ Words8(repeating: roundConstants[3]))
      Self.round(e, f, g, &h, a, b, c, &d, w[4] &+ Words8(repeating: roundConstants[4]))
      Self.round(d, e, f, &g, h, a, b, &c, w[5] &+ Words8(repeating: roundConstants[5]))
      Self.round(c, d, e, &f, g, h, a, &b, w[6] &+ Words8(repeating: roundConstants[6]))
      Self.round(b, c, d, &e, f, g, h, &a, w[7] &+ Words8(repeating: roundConstants[7]))
      Self.round(a, b, c, &d, e, f, g, &h, w[8] &+ Words8(repeating: roundConstants[8]))
      Self.round(h, a, b, &c, d, e, f, &g, w[9] &+ Words8(repeating: roundConstants[9]))
      Self.round(g, h, a, &b, c, d, e, &f, w[10] &+ Words8(repeating: roundConstants[10]))
      Self.round(f, g, h, &a, b, c, d, &e, w[11] &+ Words8(repeating: roundConstants[11]))
      Self.round(e, f, g, &h, a, b, c, &d, w[12] &+ Words8(repeating: roundConstants[12]))
      Self.round(d, e, f, &g, h, a, b, &c, w[13] &+ Words8(repeating: roundConstants[13]))
      Self.round(c, d, e, &f, g, h, a, &b, w[14] &+ Words8(repeating: roundConstants[14]))
      Self.round(b, c, d, &e, f, g, h, &a, w[15] &+ Words8(repeating: roundConstants[15]))
    }

    /// Rounds t to t + 15, each after its word of the message schedule.
    @inline(always)
    mutating func sixteenMoreRounds(_ w: inout InlineArray<16, Words8>, _ t: Int) {
      Self.extend(&w, 0)
      Self.round(a, b, c, &d, e, f, g, &h, w[0] &+ Words8(repeating: roundConstants[t &+ 0]))
      Self.extend(&w, 1)
      Self.round(h, a, b, &c, d, e, f, &g, w[1] &+ Words8(repeating: roundConstants[t &+ 1]))
      Self.extend(&w, 2)
      Self.round(g, h, a, &b, c, d, e, &f, w[2] &+ Words8(repeating: roundConstants[t &+ 2]))
      Self.extend(&w, 3)
      Self.round(f, g, h, &a, b, c, d, &e, w[3] &+ Words8(repeating: roundConstants[t &+ 3]))
      Self.extend(&w, 4)
      Self.round(e, f, g, &h, a, b, c, &d, w[4] &+ Words8(repeating: roundConstants[t &+ 4]))
      Self.extend(&w, 5)
      Self.round(d, e, f, &g, h, a, b, &c, w[5] &+ Words8(repeating: roundConstants[t &+ 5]))
      Self.extend(&w, 6)
      Self.round(c, d, e, &f, g, h, a, &b, w[6] &+ Words8(repeating: roundConstants[t &+ 6]))
      Self.extend(&w, 7)
      Self.round(b, c, d, &e, f, g, h, &a, w[7] &+ Words8(repeating: roundConstants[t &+ 7]))
      Self.extend(&w, 8)
      Self.round(a, b, c, &d, e, f, g, &h, w[8] &+ Words8(repeating: roundConstants[t &+ 8]))
      Self.extend(&w, 9)
      Self.round(h, a, b, &c, d, e, f, &g, w[9] &+ Words8(repeating: roundConstants[t &+ 9]))
      Self.extend(&w, 10)
      Self.round(g, h, a, &b, c, d, e, &f, w[10] &+ Words8(repeating: roundConstants[t &+ 10]))
      Self.extend(&w, 11)
      Self.round(f, g, h, &a, b, c, d, &e, w[11] &+ Words8(repeating: roundConstants[t &+ 11]))
      Self.extend(&w, 12)
      Self.round(e, f, g, &h, a, b, c, &d, w[12] &+ Words8(repeating: roundConstants[t &+ 12]))
      Self.extend(&w, 13)
      Self.round(d, e, f, &g, h, a, b, &c, w[13] &+ Words8(repeating: roundConstants[t &+ 13]))
      Self.extend(&w, 14)
      Self.round(c, d, e, &f, g, h, a, &b, w[14] &+ Words8(repeating: roundConstants[t &+ 14]))
      Self.extend(&w, 15)
      Self.round(b, c, d, &e, f, g, h, &a, w[15] &+ Words8(repeating: roundConstants[t &+ 15]))
    }

    /// W[t] takes the place of W[t-16].
    @inline(always)
    static func extend(_ w: inout InlineArray<16, Words8>, _ i: Int) {
      w[i] = (w[i] &+ smallSigma0(w[(i &+ 1) & 15])) &+ (w[(i &+ 9) & 15] &+ smallSigma1(w[(i &+ 14) & 15]))
    }

    @inline(always)
    static func round(
      _ a: Words8, _ b: Words8, _ c: Words8, _ d: inout Words8, _ e: Words8, _ f: Words8, _ g: Words8,
      _ h: inout Words8,
      _ x: Words8
    ) {
      let t1 = h &+ x &+ (g ^ (e & (f ^ g))) &+ Self.bigSigma1(e)
      d = d &+ t1
      h = t1 &+ (((a & b) ^ (c & (a ^ b))) &+ Self.bigSigma0(a))
    }

    @inline(always)
    static func bigSigma0(_ x: Words8) -> Words8 {
      (x &>> 2) ^ (x &<< 30) ^ (x &>> 13) ^ (x &<< 19) ^ (x &>> 22) ^ (x &<< 10)
    }
    @inline(always)
    static func bigSigma1(_ x: Words8) -> Words8 {
      (x &>> 6) ^ (x &<< 26) ^ (x &>> 11) ^ (x &<< 21) ^ (x &>> 25) ^ (x &<< 7)
    }
    @inline(always)
    static func smallSigma0(_ x: Words8) -> Words8 { (x &>> 3) ^ (x &>> 7) ^ (x &>> 18) ^ (x &<< 14) ^ (x &<< 25) }
    @inline(always)
    static func smallSigma1(_ x: Words8) -> Words8 { (x &>> 10) ^ (x &>> 17) ^ (x &>> 19) ^ (x &<< 13) ^ (x &<< 15) }
  }

  /// Words `i` … `i + 3` of a hash value.
  @inline(always)
  private func words(_ h: inout InlineArray<8, UInt32>, _ i: Int) -> Builtin.Vec4xInt32 {
    var v: Builtin.Vec4xInt32 = Builtin.zeroInitializer()
    v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, h[i]._value, (0 as Int32)._value)
    v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, h[i &+ 1]._value, (1 as Int32)._value)
    v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, h[i &+ 2]._value, (2 as Int32)._value)
    v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, h[i &+ 3]._value, (3 as Int32)._value)
    return v
  }

  /// Puts the four words of `x` from lane `lane` on as words `i` … `i + 3` of a hash value.
  @inline(always)
  private func put(_ x: Words8, _ lane: Int32, to h: inout InlineArray<8, UInt32>, _ i: Int) {
    h[i] = x[lane]
    h[i &+ 1] = x[lane &+ 1]
    h[i &+ 2] = x[lane &+ 2]
    h[i &+ 3] = x[lane &+ 3]
  }

  /// Sixteen bytes from `i` on.
  @inline(always)
  private func bytes(_ b: borrowing Span<UInt8>, _ i: Int) -> Builtin.Vec4xInt32 {
    var v: Builtin.Vec16xInt8 = Builtin.zeroInitializer()
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i]._value, (0 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 1]._value, (1 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 2]._value, (2 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 3]._value, (3 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 4]._value, (4 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 5]._value, (5 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 6]._value, (6 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 7]._value, (7 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 8]._value, (8 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 9]._value, (9 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 10]._value, (10 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 11]._value, (11 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 12]._value, (12 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 13]._value, (13 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 14]._value, (14 as Int32)._value)
    v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, b[i &+ 15]._value, (15 as Int32)._value)
    return Builtin.bitcast_Vec16xInt8_Vec4xInt32(v)
  }

  extension Words8 {
    /// The quarters of two messages side by side.
    @inline(always)
    init(_ x: Builtin.Vec4xInt32, _ y: Builtin.Vec4xInt32) {
      self.init(Builtin.shufflevector_Vec4xInt32_Vec8xInt32(x, y, Words8(0, 1, 2, 3, 4, 5, 6, 7).vector))
    }
  }

  /// Big-endian words of what was loaded as little-endian.
  @inline(always)
  private func bigEndian(_ x: Words8) -> Words8 { Words8(Builtin.int_bswap_Vec8xInt32(x.vector)) }

  /// Four words of 8 messages. Message m's are the quarter m / 4 of argument m % 4, and lane m of the results; and
  /// back again.
  @inline(always)
  private func transpose(_ x0: Words8, _ x1: Words8, _ x2: Words8, _ x3: Words8) -> (Words8, Words8, Words8, Words8) {
    let y0 = Words8(
      Builtin.shufflevector_Vec8xInt32_Vec8xInt32(
        x0.vector, x1.vector, Words8(0, 8, 1, 9, 4, 12, 5, 13).vector))
    let y1 = Words8(
      Builtin.shufflevector_Vec8xInt32_Vec8xInt32(
        x0.vector, x1.vector, Words8(2, 10, 3, 11, 6, 14, 7, 15).vector))
    let y2 = Words8(
      Builtin.shufflevector_Vec8xInt32_Vec8xInt32(
        x2.vector, x3.vector, Words8(0, 8, 1, 9, 4, 12, 5, 13).vector))
    let y3 = Words8(
      Builtin.shufflevector_Vec8xInt32_Vec8xInt32(
        x2.vector, x3.vector, Words8(2, 10, 3, 11, 6, 14, 7, 15).vector))
    let z0 = Words8(
      Builtin.shufflevector_Vec8xInt32_Vec8xInt32(
        y0.vector, y2.vector, Words8(0, 1, 8, 9, 4, 5, 12, 13).vector))
    let z1 = Words8(
      Builtin.shufflevector_Vec8xInt32_Vec8xInt32(
        y0.vector, y2.vector, Words8(2, 3, 10, 11, 6, 7, 14, 15).vector))
    let z2 = Words8(
      Builtin.shufflevector_Vec8xInt32_Vec8xInt32(
        y1.vector, y3.vector, Words8(0, 1, 8, 9, 4, 5, 12, 13).vector))
    let z3 = Words8(
      Builtin.shufflevector_Vec8xInt32_Vec8xInt32(
        y1.vector, y3.vector, Words8(2, 3, 10, 11, 6, 7, 14, 15).vector))
    return (z0, z1, z2, z3)
  }

  /// One 32-bit word of each of 8 messages.
  private struct Words8 {
    var vector: Builtin.Vec8xInt32

    @_transparent
    init(_ vector: Builtin.Vec8xInt32) { self.vector = vector }

    @_transparent
    init(
      _ w0: UInt32, _ w1: UInt32, _ w2: UInt32, _ w3: UInt32, _ w4: UInt32, _ w5: UInt32, _ w6: UInt32, _ w7: UInt32
    ) {
      var v: Builtin.Vec8xInt32 = Builtin.zeroInitializer()
      v = Builtin.insertelement_Vec8xInt32_Int32_Int32(v, w0._value, (0 as Int32)._value)
      v = Builtin.insertelement_Vec8xInt32_Int32_Int32(v, w1._value, (1 as Int32)._value)
      v = Builtin.insertelement_Vec8xInt32_Int32_Int32(v, w2._value, (2 as Int32)._value)
      v = Builtin.insertelement_Vec8xInt32_Int32_Int32(v, w3._value, (3 as Int32)._value)
      v = Builtin.insertelement_Vec8xInt32_Int32_Int32(v, w4._value, (4 as Int32)._value)
      v = Builtin.insertelement_Vec8xInt32_Int32_Int32(v, w5._value, (5 as Int32)._value)
      v = Builtin.insertelement_Vec8xInt32_Int32_Int32(v, w6._value, (6 as Int32)._value)
      v = Builtin.insertelement_Vec8xInt32_Int32_Int32(v, w7._value, (7 as Int32)._value)
      vector = v
    }

    @inline(always)
    init(repeating w: UInt32) {
      let first = Builtin.insertelement_Vec8xInt32_Int32_Int32(Builtin.zeroInitializer(), w._value, (0 as Int32)._value)
      self.init(Builtin.shufflevector_Vec8xInt32_Vec8xInt32(first, first, Builtin.zeroInitializer()))
    }

    @inline(always)
    subscript(i: Int32) -> UInt32 { UInt32(Builtin.extractelement_Vec8xInt32_Int32(vector, i._value)) }

    @inline(always)
    static func &+ (a: Words8, b: Words8) -> Words8 { Words8(Builtin.add_Vec8xInt32(a.vector, b.vector)) }

    @inline(always)
    static func ^ (a: Words8, b: Words8) -> Words8 { Words8(Builtin.xor_Vec8xInt32(a.vector, b.vector)) }

    @inline(always)
    static func & (a: Words8, b: Words8) -> Words8 { Words8(Builtin.and_Vec8xInt32(a.vector, b.vector)) }

    @inline(always)
    static func | (a: Words8, b: Words8) -> Words8 { Words8(Builtin.or_Vec8xInt32(a.vector, b.vector)) }

    @inline(always)
    static func &<< (a: Words8, n: UInt32) -> Words8 {
      Words8(Builtin.shl_Vec8xInt32(a.vector, Words8(repeating: n).vector))
    }

    @inline(always)
    static func &>> (a: Words8, n: UInt32) -> Words8 {
      Words8(Builtin.lshr_Vec8xInt32(a.vector, Words8(repeating: n).vector))
    }
  }

  /// K (FIPS 180-4 §4.2.2).
  private let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
#endif
