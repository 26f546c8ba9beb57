/// Why a text is not JSON that this reader takes.
public enum JSONError: Error, Equatable, Sendable {
  /// The text is not UTF-8.
  case notUTF8
  /// The text breaks the grammar of RFC 8259 at the byte `index`, or ends there.
  case syntax(index: Int)
  /// The `\u` escape before the byte `index` is half of a surrogate pair, the other half of which is not there.
  case loneSurrogate(index: Int)
  /// The name that ends before the byte `index` stands twice in its object.
  case repeatedName(index: Int)
  /// At the byte `index`, values are nested deeper than ``JSONValue/maximumDepth``.
  case tooDeep(index: Int)
  /// An object has more members than ``JSONValue/maximumMemberCount``, up to the byte `index`.
  case tooManyMembers(index: Int)
}

/// Reads JSON (RFC 8259) from left to right.
struct JSONScanner: ~Escapable {
  /// UTF-8, checked before.
  let text: Span<UInt8>
  private(set) var index = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  /// §2: a text is one value, with white space around.
  mutating func document() throws(JSONError) -> Range<Int> {
    whitespace()
    let start = index
    try value(depth: 0, isChecked: true)
    let end = index
    whitespace()
    guard index == text.count else { throw .syntax(index: index) }
    return start..<end
  }

  /// §3. Names that stand twice are looked for where `isChecked`.
  mutating func value(depth: Int, isChecked: Bool) throws(JSONError) {
    switch peek {
    case 0x7b:
      guard depth < JSONValue.maximumDepth else { throw .tooDeep(index: index) }
      try object(depth: depth, isChecked: isChecked)
    case 0x5b:
      guard depth < JSONValue.maximumDepth else { throw .tooDeep(index: index) }
      try array(depth: depth, isChecked: isChecked)
    case 0x22: _ = try string()
    case 0x74: try literal("true")
    case 0x66: try literal("false")
    case 0x6e: try literal("null")
    default: try number()
    }
  }

  /// §4.
  private mutating func object(depth: Int, isChecked: Bool) throws(JSONError) {
    let start = index
    var count = 0
    var hasMore = try open(0x7b, 0x7d)
    while hasMore {
      let name = try memberName()
      count &+= 1
      guard count <= JSONValue.maximumMemberCount else { throw .tooManyMembers(index: index) }
      if isChecked, try isRepeated(name, inObjectAt: start) { throw .repeatedName(index: name.upperBound &+ 1) }
      try value(depth: depth &+ 1, isChecked: isChecked)
      hasMore = try next(0x7d)
    }
  }

  /// §5.
  private mutating func array(depth: Int, isChecked: Bool) throws(JSONError) {
    var hasMore = try open(0x5b, 0x5d)
    while hasMore {
      try value(depth: depth &+ 1, isChecked: isChecked)
      hasMore = try next(0x5d)
    }
  }

  /// Reads the opening bracket; where there are no elements, the closing one too, and says false.
  mutating func open(_ open: UInt8, _ close: UInt8) throws(JSONError) -> Bool {
    try expect(open)
    whitespace()
    guard peek == close else { return true }
    index &+= 1
    return false
  }

  /// Reads the comma before the next element, or the closing bracket, and says false.
  mutating func next(_ close: UInt8) throws(JSONError) -> Bool {
    whitespace()
    if peek == close {
      index &+= 1
      return false
    }
    try expect(0x2c)
    whitespace()
    return true
  }

  /// Reads a name and its colon. The range is that between the quotes.
  mutating func memberName() throws(JSONError) -> Range<Int> {
    let name = try string()
    whitespace()
    try expect(0x3a)
    whitespace()
    return name
  }

  /// Whether a member before `name`, in the object that begins at `start`, has the same name.
  private func isRepeated(_ name: Range<Int>, inObjectAt start: Int) throws(JSONError) -> Bool {
    var earlier = JSONScanner(text)
    earlier.index = start
    var hasMore = try earlier.open(0x7b, 0x7d)
    while hasMore {
      let other = try earlier.memberName()
      guard other.lowerBound < name.lowerBound else { return false }
      if JSONString(text.extracting(other)) == JSONString(text.extracting(name)) { return true }
      try earlier.value(depth: 0, isChecked: false)
      hasMore = try earlier.next(0x7d)
    }
    return false
  }

  /// §7. The range is that between the quotes.
  mutating func string() throws(JSONError) -> Range<Int> {
    try expect(0x22)
    let start = index
    while let byte = peek, byte != 0x22 {
      guard byte >= 0x20 else { throw .syntax(index: index) }
      index &+= 1
      if byte == 0x5c { try escape() }
    }
    try expect(0x22)
    return start..<index &- 1
  }

  /// What follows a backslash.
  private mutating func escape() throws(JSONError) {
    switch peek {
    case 0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74: index &+= 1
    case 0x75:
      let unit = try hexEscape()
      if unit & 0xfc00 == 0xdc00 { throw .loneSurrogate(index: index) }
      guard unit & 0xfc00 == 0xd800 else { return }
      let end = index
      guard peek == 0x5c else { throw .loneSurrogate(index: end) }
      index &+= 1
      guard peek == 0x75, try hexEscape() & 0xfc00 == 0xdc00 else { throw .loneSurrogate(index: end) }
    default: throw .syntax(index: index)
    }
  }

  /// `u` and four hexadecimal digits.
  private mutating func hexEscape() throws(JSONError) -> UInt32 {
    try expect(0x75)
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = JSONString.hexValue(byte) else { throw .syntax(index: index) }
      unit = unit &<< 4 | digit
      index &+= 1
    }
    return unit
  }

  /// §6.
  private mutating func number() throws(JSONError) {
    if peek == 0x2d { index &+= 1 }
    if peek == 0x30 { index &+= 1 } else { try digits() }
    if peek == 0x2e {
      index &+= 1
      try digits()
    }
    guard peek == 0x65 || peek == 0x45 else { return }
    index &+= 1
    if peek == 0x2b || peek == 0x2d { index &+= 1 }
    try digits()
  }

  /// One digit or more.
  private mutating func digits() throws(JSONError) {
    let start = index
    while let byte = peek, byte >= 0x30, byte <= 0x39 { index &+= 1 }
    guard index > start else { throw .syntax(index: index) }
  }

  private mutating func literal(_ literal: StaticString) throws(JSONError) {
    let isLiteral = literal.withUTF8Bytes { (bytes) in
      for i in 0..<bytes.count {
        guard peek == bytes[i] else { return false }
        index &+= 1
      }
      return true
    }
    guard isLiteral else { throw .syntax(index: index) }
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard peek == byte else { throw .syntax(index: index) }
    index &+= 1
  }

  /// §2: the white space that may stand between tokens.
  private mutating func whitespace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { index &+= 1 }
  }

  private var peek: UInt8? { index < text.count ? text[index] : nil }
}
