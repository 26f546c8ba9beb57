/// JSON. Source: RFC 8259.
extension RequestWriter {
  /// Writes "{", what `members` writes, and "}".
  mutating func object(_ members: (inout RequestWriter) -> Void) { group(0x7b, 0x7d, members) }

  /// Writes "[", what `elements` writes, and "]".
  mutating func array(_ elements: (inout RequestWriter) -> Void) { group(0x5b, 0x5d, elements) }

  private mutating func group(_ open: UInt8, _ close: UInt8, _ body: (inout RequestWriter) -> Void) {
    put(open)
    needsComma = false
    body(&self)
    put(close)
    needsComma = true
  }

  /// Writes a comma where one goes before the next element.
  mutating func separate() {
    if needsComma { put(0x2c) }
    needsComma = true
  }

  /// Writes the name of a member; its value comes next.
  mutating func name(_ name: StaticString) { self.name(text: name) }

  /// Writes the name of a member, `prefix` before it; its value comes next.
  mutating func name<Name: RequestText & ~Escapable>(text name: Name, prefix: StaticString = "") {
    separate()
    string(name, prefix: prefix)
    put(0x3a)
  }

  /// Writes a member, but not where there is no value.
  mutating func member<Value: RequestText & ~Escapable>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    self.name(name)
    string(value)
  }

  /// Writes a member, but not where there is no value.
  mutating func member(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.name(name)
    put(value ? "true" : "false")
  }

  /// Writes a string (§7): quotes, backslashes and control characters are escaped, everything else stays UTF-8.
  mutating func string<Text: RequestText & ~Escapable>(_ text: Text, prefix: StaticString = "") {
    put(0x22)
    put(prefix)
    text.withUTF8Bytes { (bytes) in
      guard isUTF8(bytes) else { return fail(.notUTF8) }
      for i in 0..<bytes.count { character(bytes[i]) }
    }
    put(0x22)
  }

  private mutating func character(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5c: escape(byte)
    case 0x08: escape(0x62)  // b
    case 0x09: escape(0x74)  // t
    case 0x0a: escape(0x6e)  // n
    case 0x0c: escape(0x66)  // f
    case 0x0d: escape(0x72)  // r
    case 0x00..<0x20:
      put("\\u00")
      put(0x30 &+ byte &>> 4)
      put(byte & 15 < 10 ? 0x30 &+ byte & 15 : 0x61 &+ byte & 15 &- 10)
    default: put(byte)
    }
  }

  private mutating func escape(_ character: UInt8) {
    put(0x5c)
    put(character)
  }
}

/// Whether `bytes` are UTF-8 (RFC 3629).
func isUTF8(_ bytes: Span<UInt8>) -> Bool {
  guard let _ = try? UTF8Span(validating: bytes) else { return false }
  return true
}
