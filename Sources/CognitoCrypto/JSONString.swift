/// A string within a JSON text that was read without allocation: its bytes stay in the text, escapes and all.
///
/// Source: RFC 8259 §7.
public struct JSONString: ~Escapable {
  /// What stands between the quotes.
  private let escaped: Span<UInt8>

  /// `escaped` was checked by a `JSONScanner`.
  @_lifetime(copy escaped)
  init(_ escaped: Span<UInt8>) { self.escaped = escaped }

  /// The number of UTF-8 bytes without escapes.
  public var utf8Count: Int {
    var bytes = Bytes(escaped)
    var count = 0
    while bytes.next() != nil { count &+= 1 }
    return count
  }

  /// Appends the string's UTF-8 bytes, without escapes.
  ///
  /// - Throws: ``JSONOutputTooSmall`` where `output` has room for less than ``utf8Count`` bytes; it is then as it was.
  public func append(to output: inout OutputSpan<UInt8>) throws(JSONOutputTooSmall) {
    let byteCount = utf8Count
    guard byteCount <= output.freeCapacity else { throw JSONOutputTooSmall(byteCount: byteCount) }
    var bytes = Bytes(escaped)
    while let byte = bytes.next() { output.append(byte) }
  }

  /// Whether the two strings have the same code points.
  public static func == (first: JSONString, second: JSONString) -> Bool {
    var firstBytes = Bytes(first.escaped)
    var secondBytes = Bytes(second.escaped)
    while let byte = firstBytes.next() {
      guard secondBytes.next() == byte else { return false }
    }
    return secondBytes.next() == nil
  }

  /// Whether the string has the same code points as the literal.
  public static func == (string: JSONString, literal: StaticString) -> Bool { string.isEqual(to: literal) }

  /// Whether the string has the same code points as `text`.
  public static func == <Text: RequestText & ~Escapable>(string: JSONString, text: Text) -> Bool {
    string.isEqual(to: text)
  }

  func isEqual<Text: RequestText & ~Escapable>(to text: Text) -> Bool {
    text.withUTF8Bytes { (text) in
      var bytes = Bytes(escaped)
      for i in 0..<text.count {
        guard bytes.next() == text[i] else { return false }
      }
      return bytes.next() == nil
    }
  }

  /// The part after the last "#" and before a ":" that follows it.
  @_lifetime(copy self)
  func withoutNamespace() -> JSONString {
    var start = 0
    for i in 0..<escaped.count where escaped[i] == 0x23 { start = i &+ 1 }
    var end = start
    while end < escaped.count, escaped[end] != 0x3a { end &+= 1 }
    return JSONString(escaped.extracting(start..<end))
  }

  static func hexValue(_ digit: UInt8) -> UInt32? {
    switch digit {
    case 0x30...0x39: UInt32(digit) &- 0x30
    case 0x41...0x46: UInt32(digit) &- 0x41 &+ 10
    case 0x61...0x66: UInt32(digit) &- 0x61 &+ 10
    default: nil
    }
  }

  /// The UTF-8 bytes, one after the other, escapes resolved.
  private struct Bytes: ~Escapable {
    private let escaped: Span<UInt8>
    private var index = 0
    /// The bytes of a resolved escape that are still to come, the next in the low eight bits; none of them is zero.
    private var pending: UInt32 = 0

    @_lifetime(copy escaped)
    init(_ escaped: Span<UInt8>) { self.escaped = escaped }

    mutating func next() -> UInt8? {
      if pending != 0 {
        defer { pending &>>= 8 }
        return UInt8(truncatingIfNeeded: pending)
      }
      guard index < escaped.count else { return nil }
      let byte = take()
      return byte == 0x5c ? escape() : byte
    }

    private mutating func take() -> UInt8 {
      defer { index &+= 1 }
      return escaped[index]
    }

    private mutating func escape() -> UInt8 {
      let character = take()
      switch character {
      case 0x62: return 0x08  // b
      case 0x66: return 0x0c  // f
      case 0x6e: return 0x0a  // n
      case 0x72: return 0x0d  // r
      case 0x74: return 0x09  // t
      case 0x75:
        var scalar = unit()
        if scalar & 0xfc00 == 0xd800 {
          index &+= 2
          scalar = 0x1_0000 &+ (scalar & 0x3ff) &<< 10 &+ unit() & 0x3ff
        }
        return encode(scalar)
      default: return character  // quote, backslash, slash
      }
    }

    private mutating func unit() -> UInt32 {
      var unit: UInt32 = 0
      for _ in 0..<4 { unit = unit &<< 4 | (hexValue(take()) ?? 0) }
      return unit
    }

    /// RFC 3629 §3: the first byte; the others become pending.
    private mutating func encode(_ scalar: UInt32) -> UInt8 {
      func continuation(_ shift: UInt32) -> UInt32 { 0x80 | scalar &>> shift & 0x3f }
      switch scalar {
      case 0..<0x80: return UInt8(truncatingIfNeeded: scalar)
      case 0x80..<0x800:
        pending = continuation(0)
        return UInt8(truncatingIfNeeded: 0xc0 | scalar &>> 6)
      case 0x800..<0x1_0000:
        pending = continuation(6) | continuation(0) &<< 8
        return UInt8(truncatingIfNeeded: 0xe0 | scalar &>> 12)
      default:
        pending = continuation(12) | continuation(6) &<< 8 | continuation(0) &<< 16
        return UInt8(truncatingIfNeeded: 0xf0 | scalar &>> 18)
      }
    }
  }
}

/// A string did not fit into an output, which is as it was.
public struct JSONOutputTooSmall: Error, Equatable, Sendable {
  /// The room that the string needs.
  public let byteCount: Int
}
