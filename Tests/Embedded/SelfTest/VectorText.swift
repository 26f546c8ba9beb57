/// Some bytes of a vector.
struct VectorBytes {
  private var storage = InlineArray<160, UInt8>(repeating: 0)
  private(set) var count = 0

  var span: Span<UInt8> {
    @_lifetime(borrow self) borrowing get { storage.span.extracting(first: count) }
  }

  mutating func append(_ byte: UInt8) {
    storage[count] = byte
    count &+= 1
  }

  mutating func removeAll() { count = 0 }

  /// Whether these are the bytes of `text`.
  func isEqual(to text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for i in 0..<count where storage[i] != text.byte(at: i) { return false }
    return true
  }
}

/// Reads the text of a vector file, which is in the program, from its beginning to its end.
struct VectorText {
  private let text: StaticString
  private var index = 0

  init(_ text: StaticString) { self.text = text }

  var isAtEnd: Bool { index == text.utf8CodeUnitCount }

  /// Goes on behind `prefix`, if it stands here.
  mutating func skip(_ prefix: StaticString) -> Bool {
    guard prefix.utf8CodeUnitCount <= text.utf8CodeUnitCount &- index else { return false }
    for i in 0..<prefix.utf8CodeUnitCount where prefix.byte(at: i) != text.byte(at: index &+ i) { return false }
    index &+= prefix.utf8CodeUnitCount
    return true
  }

  /// Goes on at the next line.
  mutating func skipLine() {
    while !isAtEnd && next() != UInt8(ascii: "\n") {}
  }

  /// Reads a decimal number.
  mutating func number() -> Int {
    var value = 0
    while !isAtEnd, text.byte(at: index) >= 0x30, text.byte(at: index) <= 0x39 {
      value = value &* 10 &+ Int(next() &- 0x30)
    }
    return value
  }

  /// Reads hexadecimal digits into `bytes`.
  mutating func hexadecimal(into bytes: inout VectorBytes) {
    bytes.removeAll()
    while text.utf8CodeUnitCount &- index >= 2, let high = digit(at: index), let low = digit(at: index &+ 1) {
      bytes.append(high &<< 4 | low)
      index &+= 2
    }
  }

  /// Reads the next text in quotes into `bytes`. The files have no escapes.
  mutating func quotation(into bytes: inout VectorBytes) {
    bytes.removeAll()
    while !isAtEnd && next() != UInt8(ascii: "\"") {}
    while !isAtEnd {
      let byte = next()
      if byte == UInt8(ascii: "\"") { return }
      bytes.append(byte)
    }
  }

  private mutating func next() -> UInt8 {
    index &+= 1
    return text.byte(at: index &- 1)
  }

  private func digit(at index: Int) -> UInt8? {
    switch text.byte(at: index) {
    case let byte where byte >= 0x30 && byte <= 0x39: byte &- 0x30
    case let byte where byte >= 0x61 && byte <= 0x66: byte &- 0x61 &+ 10
    default: nil
    }
  }
}

extension StaticString {
  /// The byte at `index`, which must be one of the text's.
  func byte(at index: Int) -> UInt8 { unsafe utf8Start[index] }
}
