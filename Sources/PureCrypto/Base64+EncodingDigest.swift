#if _pointerBitWidth(_64) && !SizeFirst
  /// Encoding of 32 bytes, eight characters at a time.
  extension Base64 {
    /// The encoding of 32 bytes, a digest or an authentication code, in ASCII.
    public static func encode(_ data: InlineArray<32, UInt8>) -> InlineArray<44, UInt8> {
      let data = data.span
      let (q0, q1) = (bigEndianWord(data.extracting(0..<8)), bigEndianWord(data.extracting(8..<16)))
      let (q2, q3) = (bigEndianWord(data.extracting(16..<24)), bigEndianWord(data.extracting(24..<32)))
      // 48 bits at a time, which straddle the words; the last two bytes are the beginning of a sixth.
      let bits: InlineArray<6, UInt64> = [
        q0 &>> 16, q0 &<< 32 | q1 &>> 32, q1 &<< 16 | q2 &>> 48, q2, q3 &>> 16, q3 &<< 32,
      ]
      let groups = bits.span
      var text = InlineArray<44, UInt8>(repeating: padding)
      for i in 0..<5 {
        let characters = eightCharacters(groups[i])
        for j in 0..<8 {
          text[8 &* i &+ j] = UInt8(truncatingIfNeeded: characters &>> UInt64(truncatingIfNeeded: 56 &- 8 &* j))
        }
      }
      let characters = eightCharacters(groups[5])
      text[40] = UInt8(truncatingIfNeeded: characters &>> 56)
      text[41] = UInt8(truncatingIfNeeded: characters &>> 48)
      text[42] = UInt8(truncatingIfNeeded: characters &>> 40)
      return text
    }

    /// Eight bytes as a word, the most significant byte first.
    @inline(__always)
    private static func bigEndianWord(_ bytes: Span<UInt8>) -> UInt64 {
      var word: UInt64 = 0
      for i in 0..<8 { word |= UInt64(truncatingIfNeeded: bytes[i]) &<< UInt64(truncatingIfNeeded: 8 &* i) }
      return word.byteSwapped
    }

    /// Table 1: the eight characters for the low 48 bits, each in its byte.
    @inline(__always)
    private static func eightCharacters(_ bits: UInt64) -> UInt64 {
      // Each half of the word has 24 bits, then each byte has six.
      let halves = (bits &<< 8) & 0xff_ffff_0000_0000 | bits & 0xff_ffff
      let values =
        (halves &<< 6) & 0x3f00_0000_3f00_0000 | (halves &<< 4) & 0x003f_0000_003f_0000
        | (halves &<< 2) & 0x0000_3f00_0000_3f00 | halves & 0x0000_003f_0000_003f
      var characters = values &+ 65 &* ones  // 0 … 25: A … Z
      characters = characters &+ 6 &* isAtLeast(26, values)  // 26 … 51: a … z
      characters = characters &- 75 &* isAtLeast(52, values)  // 52 … 61: 0 … 9
      characters = characters &- 15 &* isAtLeast(62, values)  // 62: +
      characters = characters &+ 3 &* isAtLeast(63, values)  // 63: /
      return characters
    }

    /// In each byte 1 where the byte of `values` is at least `bound`, and 0 otherwise. All are less than 64, so that no
    /// sum reaches the next byte.
    @inline(__always)
    private static func isAtLeast(_ bound: UInt64, _ values: UInt64) -> UInt64 {
      (values &+ (128 &- bound) &* ones) &>> 7 & ones
    }

    private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  }
#else
  extension Base64 {
    /// The encoding of 32 bytes, a digest or an authentication code, in ASCII.
    @inline(__always)
    public static func encode(_ data: InlineArray<32, UInt8>) -> InlineArray<44, UInt8> {
      InlineArray(initializingWith: { (output) in encode(data.span, into: &output) })
    }
  }
#endif
