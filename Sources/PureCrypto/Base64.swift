/// Base64 with the standard alphabet and padding.
///
/// Characters are computed, not looked up: no table is indexed by the data.
///
/// - Leaks: lengths; and, decoding, whether the text is Base64. Never the data.
///
/// Source: RFC 4648 §4.
public enum Base64 {
  /// The number of characters that `byteCount` bytes become: four for every three or fewer.
  ///
  /// - Precondition: `byteCount` is not negative, and the result is an `Int`.
  public static func encodedByteCount(for byteCount: Int) -> Int {
    precondition(byteCount >= 0, "a count is not negative")
    // A third is 1/4 + 1/16 + …: some processors cannot divide. Each sum rounds down, and leaves a rest less than 30,
    // of which 11/32 is the third.
    var thirds = byteCount &>> 2
    thirds &+= thirds &>> 2
    thirds &+= thirds &>> 4
    thirds &+= thirds &>> 8
    thirds &+= thirds &>> 16
    thirds &+= (thirds &>> 16) &>> 16
    thirds &+= ((byteCount &- 3 &* thirds &+ 2) &* 11) &>> 5
    return thirds * 4
  }

  /// Appends the encoding of `data`, in ASCII, to `output`.
  ///
  /// - Precondition: `output` has room for ``encodedByteCount(for:)`` bytes.
  public static func encode(_ data: Span<UInt8>, into output: inout OutputSpan<UInt8>) {
    var index = 0
    while index < data.count {
      // Three bytes are a group of four characters. The last group may have less: zero bits complete the character
      // that they begin, and "=" the group.
      let hasTwo = data.count &- index > 1
      let hasThree = data.count &- index > 2
      var group = UInt32(data[index]) &<< 16
      if hasTwo { group |= UInt32(data[index &+ 1]) &<< 8 }
      if hasThree { group |= UInt32(data[index &+ 2]) }
      let characters = characters(group)
      output.append(UInt8(truncatingIfNeeded: characters &>> 24))
      output.append(UInt8(truncatingIfNeeded: characters &>> 16))
      output.append(hasTwo ? UInt8(truncatingIfNeeded: characters &>> 8) : padding)
      output.append(hasThree ? UInt8(truncatingIfNeeded: characters) : padding)
      index &+= 3
    }
  }

  /// "=".
  static var padding: UInt8 { 0x3d }

  /// Table 1: the four characters for 24 bits, each in its byte.
  @inline(__always)
  static func characters(_ group: UInt32) -> UInt32 {
    let values = (group &<< 6) & 0x3f00_0000 | (group &<< 4) & 0x3f_0000 | (group &<< 2) & 0x3f00 | group & 0x3f
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
  private static func isAtLeast(_ bound: UInt32, _ values: UInt32) -> UInt32 {
    (values &+ (128 &- bound) &* ones) &>> 7 & ones
  }

  private static var ones: UInt32 { 0x0101_0101 }
}
