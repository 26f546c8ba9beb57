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
    return (byteCount / 3 + (byteCount % 3 == 0 ? 0 : 1)) * 4
  }

  /// Appends the encoding of `data`, in ASCII, to `output`.
  ///
  /// - Precondition: `output` has room for ``encodedByteCount(for:)`` bytes.
  public static func encode(_ data: Span<UInt8>, into output: inout OutputSpan<UInt8>) {
    precondition(output.freeCapacity >= encodedByteCount(for: data.count), "the output has too little room")
    var index = 0
    while data.count &- index >= 3 {
      let group = UInt32(data[index]) &<< 16 | UInt32(data[index &+ 1]) &<< 8 | UInt32(data[index &+ 2])
      output.append(character(group &>> 18))
      output.append(character(group &>> 12 & 63))
      output.append(character(group &>> 6 & 63))
      output.append(character(group & 63))
      index &+= 3
    }
    // The last group has one or two bytes: zero bits complete the character that they begin, and "=" the group.
    guard index < data.count else { return }
    let hasTwo = data.count &- index == 2
    let group = UInt32(data[index]) &<< 16 | (hasTwo ? UInt32(data[index &+ 1]) &<< 8 : 0)
    output.append(character(group &>> 18))
    output.append(character(group &>> 12 & 63))
    output.append(hasTwo ? character(group &>> 6 & 63) : padding)
    output.append(padding)
  }

  /// "=".
  static var padding: UInt8 { 0x3d }

  /// Table 1: the character for six bits.
  ///
  /// Each line moves what is above a bound to the next range: `(bound &- value) &>> 8` has all its low bits set where
  /// value > bound, and none otherwise.
  @inline(__always)
  static func character(_ value: UInt32) -> UInt8 {
    var character = value &+ 0x41  // 0 … 25: A … Z
    character = character &+ ((25 &- value) &>> 8 & 6)  // 26 … 51: a … z
    character = character &- ((51 &- value) &>> 8 & 75)  // 52 … 61: 0 … 9
    character = character &- ((61 &- value) &>> 8 & 15)  // 62: +
    character = character &+ ((62 &- value) &>> 8 & 3)  // 63: /
    return UInt8(truncatingIfNeeded: character)
  }
}
