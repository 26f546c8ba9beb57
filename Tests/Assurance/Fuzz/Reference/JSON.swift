/// A value of JSON.
public indirect enum JSON {
  case null
  case bool(Bool)
  /// A number as it is written.
  case number(String)
  case string(String)
  case array([JSON])
  case object([(name: String, value: JSON)])
}

/// Reads JSON by the grammar of RFC 8259, character by character: `nil` for what is not JSON, half of a surrogate pair,
/// a name that stands twice, or what is deeper or larger than the library takes.
public func parseJSON(_ text: [UInt8], maximumDepth: Int, maximumMemberCount: Int) -> JSON? {
  guard let string = String(validating: text, as: UTF8.self) else { return nil }
  var parser = Parser(
    rest: Array(string.unicodeScalars)[...], maximumDepth: maximumDepth, maximumMemberCount: maximumMemberCount)
  guard let value = parser.value(depth: 0), parser.rest.isEmpty else { return nil }
  return value
}

private struct Parser {
  var rest: ArraySlice<Unicode.Scalar>
  let maximumDepth: Int
  let maximumMemberCount: Int

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  mutating func take(word: String) -> Bool {
    guard rest.starts(with: word.unicodeScalars) else { return false }
    rest.removeFirst(word.unicodeScalars.count)
    return true
  }

  mutating func whitespace() { rest = rest.drop { " \t\n\r".unicodeScalars.contains($0) } }

  /// A value with white space around.
  mutating func value(depth: Int) -> JSON? {
    whitespace()
    defer { whitespace() }
    if take(word: "null") { return .null }
    if take(word: "true") { return .bool(true) }
    if take(word: "false") { return .bool(false) }
    if rest.first == "\"" { return string().map { .string($0) } }
    if take("[") { return depth < maximumDepth ? array(depth: depth + 1) : nil }
    if take("{") { return depth < maximumDepth ? object(depth: depth + 1) : nil }
    return number()
  }

  mutating func array(depth: Int) -> JSON? {
    var elements: [JSON] = []
    whitespace()
    if take("]") { return .array([]) }
    repeat {
      guard let element = value(depth: depth) else { return nil }
      elements.append(element)
    } while take(",")
    return take("]") ? .array(elements) : nil
  }

  mutating func object(depth: Int) -> JSON? {
    var members: [(name: String, value: JSON)] = []
    whitespace()
    if take("}") { return .object([]) }
    repeat {
      whitespace()
      guard let name = string() else { return nil }
      whitespace()
      guard take(":"), let value = value(depth: depth) else { return nil }
      // Code points, not what looks the same.
      guard !members.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
      members.append((name, value))
    } while take(",")
    return take("}") && members.count <= maximumMemberCount ? .object(members) : nil
  }

  mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return String(text) }
      guard scalar.value >= 0x20 else { return nil }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let escaped = escape() else { return nil }
      text.append(escaped)
    }
    return nil
  }

  mutating func escape() -> Unicode.Scalar? {
    switch rest.popFirst() {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      guard let unit = unit() else { return nil }
      guard unit >= 0xd800, unit < 0xdc00 else { return Unicode.Scalar(unit) }
      guard take("\\"), take("u"), let low = self.unit(), low >= 0xdc00, low < 0xe000 else { return nil }
      return Unicode.Scalar(0x1_0000 + (unit - 0xd800) * 0x400 + low - 0xdc00)
    default: return nil
    }
  }

  mutating func unit() -> UInt32? {
    let digits = rest.prefix(4)
    let hexadecimal = "0123456789abcdefABCDEF".unicodeScalars
    guard digits.count == 4, digits.allSatisfy({ hexadecimal.contains($0) }) else { return nil }
    rest.removeFirst(4)
    return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
  }

  mutating func number() -> JSON? {
    let start = rest.startIndex
    let text = rest
    _ = take("-")
    if !take("0") { guard digits() else { return nil } }
    if take(".") { guard digits() else { return nil } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() else { return nil }
    }
    return .number(String(String.UnicodeScalarView(text[start..<rest.startIndex])))
  }

  mutating func digits() -> Bool {
    let after = rest.drop { $0 >= "0" && $0 <= "9" }
    defer { rest = after }
    return after.count < rest.count
  }
}
