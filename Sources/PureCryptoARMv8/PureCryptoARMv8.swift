#if arch(arm64) && (!hasFeature(Embedded) || EmbeddedAcceleration)
  import Builtin

  /// SHA-256 compression (FIPS 180-4 §6.2.2) of every 64-byte block with the ARMv8 SHA-2 instructions.
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

  /// The eight working variables as SHA256H holds them.
  private struct State {
    var abcd: Words4
    var efgh: Words4

    @inline(always)
    init(_ h: borrowing InlineArray<8, UInt32>) {
      abcd = Words4(h[0], h[1], h[2], h[3])
      efgh = Words4(h[4], h[5], h[6], h[7])
    }

    @inline(always)
    func store(to h: inout InlineArray<8, UInt32>) {
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
      abcd = abcd &+ start.abcd
      efgh = efgh &+ start.efgh
    }

    /// Four rounds; `wk` holds W[t] + K[t] of each.
    @inline(always)
    mutating func rounds(_ wk: Words4) {
      let before = abcd
      abcd = Words4(Builtin.int_aarch64_crypto_sha256h(abcd.vector, efgh.vector, wk.vector))
      efgh = Words4(Builtin.int_aarch64_crypto_sha256h2(efgh.vector, before.vector, wk.vector))
    }
  }

  /// W[t] … W[t+3] from the sixteen words before them.
  @inline(always)
  private func next(_ w16: Words4, _ w12: Words4, _ w8: Words4, _ w4: Words4) -> Words4 {
    let partial = Builtin.int_aarch64_crypto_sha256su0(w16.vector, w12.vector)
    return Words4(Builtin.int_aarch64_crypto_sha256su1(partial, w8.vector, w4.vector))
  }

  /// Four 32-bit words in one vector register, first word in the lowest lane.
  private struct Words4 {
    var vector: Builtin.Vec4xInt32

    @inline(always)
    init(_ vector: Builtin.Vec4xInt32) { self.vector = vector }

    @inline(always)
    init(_ w0: UInt32, _ w1: UInt32, _ w2: UInt32, _ w3: UInt32) {
      var v: Builtin.Vec4xInt32 = Builtin.zeroInitializer()
      v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, w0._value, (0 as Int32)._value)
      v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, w1._value, (1 as Int32)._value)
      v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, w2._value, (2 as Int32)._value)
      v = Builtin.insertelement_Vec4xInt32_Int32_Int32(v, w3._value, (3 as Int32)._value)
      vector = v
    }

    /// Four big-endian words from bytes `i` … `i + 15` of a block.
    @inline(always)
    init(bigEndian block: Span<UInt8>, at i: Int) {
      var v: Builtin.Vec16xInt8 = Builtin.zeroInitializer()
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 0]._value, (0 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 1]._value, (1 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 2]._value, (2 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 3]._value, (3 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 4]._value, (4 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 5]._value, (5 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 6]._value, (6 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 7]._value, (7 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 8]._value, (8 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 9]._value, (9 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 10]._value, (10 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 11]._value, (11 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 12]._value, (12 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 13]._value, (13 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 14]._value, (14 as Int32)._value)
      v = Builtin.insertelement_Vec16xInt8_Int8_Int32(v, block[i &+ 15]._value, (15 as Int32)._value)
      self.init(Builtin.int_bswap_Vec4xInt32(Builtin.bitcast_Vec16xInt8_Vec4xInt32(v)))
    }

    @inline(always)
    subscript(i: Int32) -> UInt32 { UInt32(Builtin.extractelement_Vec4xInt32_Int32(vector, i._value)) }

    @inline(always)
    static func &+ (a: Words4, b: Words4) -> Words4 { Words4(Builtin.add_Vec4xInt32(a.vector, b.vector)) }
  }
#endif
