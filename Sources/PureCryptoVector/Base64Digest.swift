#if (arch(x86_64) || arch(arm64)) && (!hasFeature(Embedded) || EmbeddedAcceleration)
  import Builtin

  /// The Base64 (RFC 4648 §4) of 32 bytes, sixteen characters at a time and without a table: its time and its addresses
  /// are always the same. The first 43 characters count.
  ///
  /// - Parameters:
  ///   - q0: the bytes 0 to 7, the first in the most significant place; the others go on from there.
  @inline(never)
  public func base64(
    _ q0: UInt64, _ q1: UInt64, _ q2: UInt64, _ q3: UInt64
  ) -> (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>) {
    // 48 bits at a time, which straddle the words. The last two bytes stand before zeros.
    (
      characters(q0 &>> 16, q0 &<< 32 | q1 &>> 32),
      characters(q1 &<< 16 | q2 &>> 48, q2),
      characters(q3 &>> 16, q3 &<< 32)
    )
  }

  /// The characters for the low 48 bits of each word.
  @inline(always)
  private func characters(_ first: UInt64, _ second: UInt64) -> SIMD16<UInt8> {
    let words = Words2(first, second) & Words2(0xffff_ffff_ffff)
    // 24 bits in each half of a word, the first in the lower half, then six in each byte, the first in the lowest. What
    // stands above the 24 goes.
    let groups = ((words &>> 24) | (words &<< 32)).words4
    let values =
      ((groups &>> 18) & Words4(0x3f)) | ((groups &>> 4) & Words4(0x3f00))
      | ((groups &<< 10) & Words4(0x3f_0000)) | ((groups &<< 24) & Words4(0x3f00_0000))
    return Bytes16(values).base64Characters.bytes
  }

  extension Words4 {
    @inline(always)
    fileprivate static func & (a: Words4, b: Words4) -> Words4 { Words4(Builtin.and_Vec4xInt32(a.vector, b.vector)) }

    @inline(always)
    fileprivate static func | (a: Words4, b: Words4) -> Words4 { Words4(Builtin.or_Vec4xInt32(a.vector, b.vector)) }
  }

  /// Two 64-bit words in one vector register.
  private struct Words2 {
    var vector: Builtin.Vec2xInt64

    @inline(always)
    init(_ vector: Builtin.Vec2xInt64) { self.vector = vector }

    @inline(always)
    init(_ w0: UInt64, _ w1: UInt64) {
      var v: Builtin.Vec2xInt64 = Builtin.zeroInitializer()
      v = Builtin.insertelement_Vec2xInt64_Int64_Int32(v, w0._value, (0 as Int32)._value)
      v = Builtin.insertelement_Vec2xInt64_Int64_Int32(v, w1._value, (1 as Int32)._value)
      vector = v
    }

    @inline(always)
    init(_ w: UInt64) { self.init(w, w) }

    @inline(always)
    var words4: Words4 { Words4(Builtin.bitcast_Vec2xInt64_Vec4xInt32(vector)) }

    @inline(always)
    static func & (a: Words2, b: Words2) -> Words2 { Words2(Builtin.and_Vec2xInt64(a.vector, b.vector)) }

    @inline(always)
    static func | (a: Words2, b: Words2) -> Words2 { Words2(Builtin.or_Vec2xInt64(a.vector, b.vector)) }

    @inline(always)
    static func &<< (a: Words2, n: UInt64) -> Words2 { Words2(Builtin.shl_Vec2xInt64(a.vector, Words2(n).vector)) }

    @inline(always)
    static func &>> (a: Words2, n: UInt64) -> Words2 { Words2(Builtin.lshr_Vec2xInt64(a.vector, Words2(n).vector)) }
  }

  /// Sixteen bytes in one vector register.
  private struct Bytes16 {
    var vector: Builtin.Vec16xInt8

    @inline(always)
    init(_ vector: Builtin.Vec16xInt8) { self.vector = vector }

    @inline(always)
    init(_ words: Words4) { vector = Builtin.bitcast_Vec4xInt32_Vec16xInt8(words.vector) }

    @inline(always)
    init(_ byte: UInt8) {
      let word = UInt32(byte) &* 0x0101_0101
      self.init(Words4(word))
    }

    @inline(always)
    var bytes: SIMD16<UInt8> {
      var bytes = SIMD16<UInt8>()
      bytes._storage._value = vector
      return bytes
    }

    /// Table 1.
    @inline(always)
    var base64Characters: Bytes16 {
      var characters = self &+ Bytes16(65)  // 0 … 25: A … Z
      characters = characters &+ ifGreater(than: 25, 6)  // 26 … 51: a … z
      characters = characters &- ifGreater(than: 51, 75)  // 52 … 61: 0 … 9
      characters = characters &- ifGreater(than: 61, 15)  // 62: +
      characters = characters &+ ifGreater(than: 62, 3)  // 63: /
      return characters
    }

    /// In each byte `value` where the byte, which is less than 128, is greater than `bound`, and 0 otherwise.
    @inline(always)
    private func ifGreater(than bound: UInt8, _ value: UInt8) -> Bytes16 {
      let isGreater = Builtin.sext_Vec16xInt1_Vec16xInt8(Builtin.cmp_sgt_Vec16xInt8(vector, Bytes16(bound).vector))
      return Bytes16(Builtin.and_Vec16xInt8(isGreater, Bytes16(value).vector))
    }

    @inline(always)
    static func &+ (a: Bytes16, b: Bytes16) -> Bytes16 { Bytes16(Builtin.add_Vec16xInt8(a.vector, b.vector)) }

    @inline(always)
    static func &- (a: Bytes16, b: Bytes16) -> Bytes16 { Bytes16(Builtin.sub_Vec16xInt8(a.vector, b.vector)) }
  }
#endif
