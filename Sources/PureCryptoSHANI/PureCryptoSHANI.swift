#if arch(x86_64) && (!hasFeature(Embedded) || EmbeddedAcceleration)
  import Builtin

  /// SHA-256 compression (FIPS 180-4 §6.2.2) of every 64-byte block, with the x86 SHA extensions and SSE4.1.
  @inline(never)
  public func compress(_ state: inout InlineArray<8, UInt32>, blocks: Span<UInt8>) {
    var s = State(state)
    var offset = 0
    while offset < blocks.count {
      let block = blocks.extracting(offset..<offset &+ 64)
      s.compress(
        Words4(bigEndian: block, at: 0), Words4(bigEndian: block, at: 16), Words4(bigEndian: block, at: 32),
        Words4(bigEndian: block, at: 48))
      offset &+= 64
    }
    s.store(to: &state)
  }

  /// SHA-256 compression (FIPS 180-4 §6.2.2) of one block of sixteen words.
  @inline(never)
  public func compress(_ state: inout InlineArray<8, UInt32>, block w: borrowing InlineArray<16, UInt32>) {
    var s = State(state)
    s.compress(
      Words4(w[0], w[1], w[2], w[3]), Words4(w[4], w[5], w[6], w[7]), Words4(w[8], w[9], w[10], w[11]),
      Words4(w[12], w[13], w[14], w[15]))
    s.store(to: &state)
  }

  /// The eight working variables as SHA256RNDS2 holds them.
  private struct State {
    var abef: Words4
    var cdgh: Words4

    @inline(always)
    init(_ h: borrowing InlineArray<8, UInt32>) {
      let abcd = Words4(h[0], h[1], h[2], h[3])
      let efgh = Words4(h[4], h[5], h[6], h[7])
      abef = Words4(Builtin.shufflevector_Vec4xInt32_Vec4xInt32(abcd.vector, efgh.vector, Words4(5, 4, 1, 0).vector))
      cdgh = Words4(Builtin.shufflevector_Vec4xInt32_Vec4xInt32(abcd.vector, efgh.vector, Words4(7, 6, 3, 2).vector))
    }

    @inline(always)
    func store(to h: inout InlineArray<8, UInt32>) {
      // Whole registers are stored, as the next block will load them.
      let abcd = Words4(
        Builtin.shufflevector_Vec4xInt32_Vec4xInt32(abef.vector, cdgh.vector, Words4(3, 2, 7, 6).vector))
      let efgh = Words4(
        Builtin.shufflevector_Vec4xInt32_Vec4xInt32(abef.vector, cdgh.vector, Words4(1, 0, 5, 4).vector))
      h[0] = abcd[0]
      h[1] = abcd[1]
      h[2] = abcd[2]
      h[3] = abcd[3]
      h[4] = efgh[0]
      h[5] = efgh[1]
      h[6] = efgh[2]
      h[7] = efgh[3]
    }

    @inline(always)
    mutating func compress(_ m0: Words4, _ m1: Words4, _ m2: Words4, _ m3: Words4) {
      let start = self
      var (w0, w1, w2, w3) = (m0, m1, m2, m3)
      rounds(w0 &+ Words4(0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5))
      rounds(w1 &+ Words4(0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5))
      rounds(w2 &+ Words4(0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3))
      rounds(w3 &+ Words4(0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174))
      w0 = next(w0, w1, w2, w3)
      rounds(w0 &+ Words4(0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc))
      w1 = next(w1, w2, w3, w0)
      rounds(w1 &+ Words4(0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da))
      w2 = next(w2, w3, w0, w1)
      rounds(w2 &+ Words4(0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7))
      w3 = next(w3, w0, w1, w2)
      rounds(w3 &+ Words4(0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967))
      w0 = next(w0, w1, w2, w3)
      rounds(w0 &+ Words4(0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13))
      w1 = next(w1, w2, w3, w0)
      rounds(w1 &+ Words4(0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85))
      w2 = next(w2, w3, w0, w1)
      rounds(w2 &+ Words4(0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3))
      w3 = next(w3, w0, w1, w2)
      rounds(w3 &+ Words4(0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070))
      w0 = next(w0, w1, w2, w3)
      rounds(w0 &+ Words4(0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5))
      w1 = next(w1, w2, w3, w0)
      rounds(w1 &+ Words4(0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3))
      w2 = next(w2, w3, w0, w1)
      rounds(w2 &+ Words4(0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208))
      w3 = next(w3, w0, w1, w2)
      rounds(w3 &+ Words4(0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2))
      abef = abef &+ start.abef
      cdgh = cdgh &+ start.cdgh
    }

    /// Four rounds; `wk` holds W[t] + K[t] of each.
    @inline(always)
    mutating func rounds(_ wk: Words4) {
      cdgh = Words4(Builtin.int_x86_sha256rnds2(cdgh.vector, abef.vector, wk.vector))
      let upper = Words4(wk[2], wk[3], 0, 0)
      abef = Words4(Builtin.int_x86_sha256rnds2(abef.vector, cdgh.vector, upper.vector))
    }
  }

  /// W[t] … W[t+3] from the sixteen words before them.
  @inline(always)
  private func next(_ w16: Words4, _ w12: Words4, _ w8: Words4, _ w4: Words4) -> Words4 {
    let w7 = Words4(w8[1], w8[2], w8[3], w4[0])
    let sum = Words4(Builtin.int_x86_sha256msg1(w16.vector, w12.vector)) &+ w7
    return Words4(Builtin.int_x86_sha256msg2(sum.vector, w4.vector))
  }

  /// SHA-256 compression (FIPS 180-4 §6.2.2) of `blockCount` blocks of each of 2 messages that lie in one buffer, with
  /// the x86 SHA extensions, the rounds of the two interleaved.
  ///
  /// - Parameters:
  ///   - states: the hash values; the first 2 are used.
  ///   - offsets: where in `blocks` each message goes on.
  @inline(never)
  public func compressLanes(
    _ states: inout InlineArray<16, InlineArray<8, UInt32>>, blocks: Span<UInt8>,
    offsets: borrowing InlineArray<16, Int>, blockCount: Int
  ) {
    var x = Stream(states[0])
    var y = Stream(states[1])
    let size = 64 &* blockCount
    let s0 = blocks.extracting(offsets[0]..<offsets[0] &+ size)
    let s1 = blocks.extracting(offsets[1]..<offsets[1] &+ size)
    var offset = 0
    while offset < size {
      x.load(s0.extracting(offset..<offset &+ 64))
      y.load(s1.extracting(offset..<offset &+ 64))
      fourRoundsSixteenTimes(&x, &y)
      offset &+= 64
    }
    x.state.store(to: &states[0])
    y.state.store(to: &states[1])
  }

  /// One of the two interleaved messages.
  private struct Stream {
    var state: State
    /// The last sixteen words of the message schedule; a quarter that is to be replaced holds what SHA256MSG1 made of it.
    var w0: Words4
    var w1: Words4
    var w2: Words4
    var w3: Words4

    @inline(always)
    init(_ h: borrowing InlineArray<8, UInt32>) {
      state = State(h)
      w0 = Words4(0, 0, 0, 0)
      w1 = w0
      w2 = w0
      w3 = w0
    }

    @inline(always)
    mutating func load(_ b: Span<UInt8>) {
      w0 = Words4(bigEndian: b, at: 0)
      w1 = Words4(bigEndian: b, at: 16)
      w2 = Words4(bigEndian: b, at: 32)
      w3 = Words4(bigEndian: b, at: 48)
    }

    @inline(always)
    mutating func lower(_ wk: Words4) {
      state.cdgh = Words4(Builtin.int_x86_sha256rnds2(state.cdgh.vector, state.abef.vector, wk.vector))
    }

    @inline(always)
    mutating func upper(_ wk: Words4) {
      state.abef = Words4(
        Builtin.int_x86_sha256rnds2(state.abef.vector, state.cdgh.vector, Words4(wk[2], wk[3], 0, 0).vector))
    }

    /// The schedule's next four words take the place of the oldest; afterwards the present ones are `w0`.
    @inline(always)
    mutating func next(_ j: Int) {
      // w0 is being used in rounds 4j…; w1 comes next, w3 came before.
      if j >= 3 && j < 15 {
        let sum = w1 &+ Words4(w3[1], w3[2], w3[3], w0[0])
        w1 = Words4(Builtin.int_x86_sha256msg2(sum.vector, w0.vector))
      }
    }

    @inline(always)
    mutating func prepare(_ j: Int) {
      if j >= 1 && j < 13 { w3 = Words4(Builtin.int_x86_sha256msg1(w3.vector, w0.vector)) }
      (w0, w1, w2, w3) = (w1, w2, w3, w0)
    }
  }

  /// Rounds 4j to 4j + 3 of both messages.
  @inline(always)
  private func fourRounds(_ x: inout Stream, _ y: inout Stream, _ j: Int, _ k: Words4) {
    let xwk = x.w0 &+ k
    let ywk = y.w0 &+ k
    x.lower(xwk)
    y.lower(ywk)
    x.next(j)
    y.next(j)
    x.upper(xwk)
    y.upper(ywk)
    x.prepare(j)
    y.prepare(j)
  }

  @inline(always)
  private func fourRoundsSixteenTimes(_ x: inout Stream, _ y: inout Stream) {
    let (xStart, yStart) = (x.state, y.state)
    fourRounds(&x, &y, 0, Words4(0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5))
    fourRounds(&x, &y, 1, Words4(0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5))
    fourRounds(&x, &y, 2, Words4(0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3))
    fourRounds(&x, &y, 3, Words4(0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174))
    fourRounds(&x, &y, 4, Words4(0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc))
    fourRounds(&x, &y, 5, Words4(0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da))
    fourRounds(&x, &y, 6, Words4(0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7))
    fourRounds(&x, &y, 7, Words4(0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967))
    fourRounds(&x, &y, 8, Words4(0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13))
    fourRounds(&x, &y, 9, Words4(0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85))
    fourRounds(&x, &y, 10, Words4(0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3))
    fourRounds(&x, &y, 11, Words4(0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070))
    fourRounds(&x, &y, 12, Words4(0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5))
    fourRounds(&x, &y, 13, Words4(0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3))
    fourRounds(&x, &y, 14, Words4(0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208))
    fourRounds(&x, &y, 15, Words4(0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2))
    x.state.add(xStart)
    y.state.add(yStart)
  }

  extension State {
    @inline(always)
    mutating func add(_ other: State) {
      abef = abef &+ other.abef
      cdgh = cdgh &+ other.cdgh
    }
  }

  /// Four 32-bit words in one SSE register, first word in the lowest lane.
  private struct Words4 {
    var vector: Builtin.Vec4xInt32

    @_transparent
    init(_ vector: Builtin.Vec4xInt32) { self.vector = vector }

    @_transparent
    init(_ w0: UInt32, _ w1: UInt32, _ w2: UInt32, _ w3: UInt32) {
      var v: Builtin.Vec4xInt32 = Builtin.zeroInitializer()
      v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, w0._value, (0 as Int32)._value)
      v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, w1._value, (1 as Int32)._value)
      v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, w2._value, (2 as Int32)._value)
      v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, w3._value, (3 as Int32)._value)
      self.vector = v
    }

    /// Four big-endian words from bytes `i` … `i + 15` of a block.
    @inline(always)
    init(bigEndian block: Span<UInt8>, at i: Int) {
      var v: Builtin.Vec16xInt8 = Builtin.zeroInitializer()
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 0]._value, (0 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 1]._value, (1 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 2]._value, (2 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 3]._value, (3 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 4]._value, (4 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 5]._value, (5 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 6]._value, (6 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 7]._value, (7 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 8]._value, (8 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 9]._value, (9 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 10]._value, (10 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 11]._value, (11 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 12]._value, (12 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 13]._value, (13 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 14]._value, (14 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i + 15]._value, (15 as Int32)._value)
      self.init(Builtin.int_bswap_Vec4xInt32(Builtin.bitcast_Vec16xInt8_Vec4xInt32(v)))
    }

    @inline(always)
    subscript(i: Int32) -> UInt32 { UInt32(Builtin.extractelement_Vec4xInt32_Int32(vector, i._value)) }

    @inline(always)
    static func &+ (a: Words4, b: Words4) -> Words4 { Words4(Builtin.add_Vec4xInt32(a.vector, b.vector)) }
  }
#endif
