/// A value of a JSON text, which was checked whole before any part of it is given out.
///
/// Strict: the grammar of RFC 8259 and nothing else; UTF-8; no half of a surrogate pair; no name twice in an object,
/// also where escapes make it look different; nothing after the value. Nothing is allocated: values are parts of the
/// text.
///
/// - Leaks: the text. It is read with branches.
public struct JSONValue: ~Escapable {
  /// The depth to which arrays and objects may be nested.
  public static var maximumDepth: Int { 16 }

  /// The most members of one object. The time to check them grows with their number times the length of the text.
  public static var maximumMemberCount: Int { 256 }

  /// The value, without white space around.
  let text: Span<UInt8>

  @_lifetime(copy text)
  private init(_ text: Span<UInt8>) { self.text = text }

  /// The value that `text` consists of.
  ///
  /// - Throws: ``JSONError``.
  @_lifetime(copy text)
  public init(parsing text: Span<UInt8>) throws(JSONError) {
    guard isUTF8(text) else { throw .notUTF8 }
    var scanner = JSONScanner(text)
    self.text = text.extracting(try scanner.document())
  }

  /// The value of the member with this name; nil where there is none, or this is no object.
  @_lifetime(copy self)
  public func member(_ name: StaticString) -> JSONValue? { value(of: name) }

  /// The value of the member with this name; nil where there is none, or this is no object.
  @_lifetime(copy self)
  public func member<Name: RequestText & ~Escapable>(_ name: Name) -> JSONValue? { value(of: name) }

  @_lifetime(copy self)
  private func value<Name: RequestText & ~Escapable>(of name: Name) -> JSONValue? {
    var scanner = JSONScanner(text)
    // The text was checked: what throws here is that this is no object.
    guard var hasMore = try? scanner.open(0x7b, 0x7d) else { return nil }
    while hasMore {
      guard let range = try? scanner.memberName() else { return nil }
      let start = scanner.index
      guard (try? scanner.value(depth: 0, isChecked: false)) != nil else { return nil }
      if JSONString(text.extracting(range)).isEqual(to: name) {
        return JSONValue(text.extracting(start..<scanner.index))
      }
      hasMore = (try? scanner.next(0x7d)) ?? false
    }
    return nil
  }

  /// The value of the first of the two members that there is.
  @_lifetime(copy self)
  func member(_ name: StaticString, or other: StaticString) -> JSONValue? {
    if let value = member(name) { return value }
    return member(other)
  }

  /// Calls `body` with the names and values of an object one after the other; not at all where this is no object.
  public func forEachMember(_ body: (JSONString, JSONValue) -> Void) {
    var scanner = JSONScanner(text)
    guard var hasMore = try? scanner.open(0x7b, 0x7d) else { return }
    while hasMore {
      guard let name = try? scanner.memberName() else { return }
      let start = scanner.index
      guard (try? scanner.value(depth: 0, isChecked: false)) != nil else { return }
      body(JSONString(text.extracting(name)), JSONValue(text.extracting(start..<scanner.index)))
      hasMore = (try? scanner.next(0x7d)) ?? false
    }
  }

  /// Calls `body` with the elements of an array one after the other; not at all where this is no array.
  public func forEachElement(_ body: (JSONValue) -> Void) {
    var scanner = JSONScanner(text)
    guard var hasMore = try? scanner.open(0x5b, 0x5d) else { return }
    while hasMore {
      let start = scanner.index
      guard (try? scanner.value(depth: 0, isChecked: false)) != nil else { return }
      body(JSONValue(text.extracting(start..<scanner.index)))
      hasMore = (try? scanner.next(0x5d)) ?? false
    }
  }

  /// The string; nil where this is none.
  public var string: JSONString? {
    @_lifetime(copy self) get {
      text[0] == 0x22 ? JSONString(text.extracting(1..<text.count &- 1)) : nil
    }
  }

  /// The truth value; nil where this is none.
  public var bool: Bool? { text[0] == 0x74 ? true : text[0] == 0x66 ? false : nil }

  /// Whether this is `null`.
  public var isNull: Bool { text[0] == 0x6e }

  /// The number, where it is written without fraction and exponent and is an `Int32`.
  public var integer: Int32? {
    let isNegative = text[0] == 0x2d
    let limit: UInt32 = isNegative ? 0x8000_0000 : 0x7fff_ffff
    var value: UInt32 = 0
    for i in (isNegative ? 1 : 0)..<text.count {
      guard text[i] >= 0x30, text[i] <= 0x39, value <= 214_748_364 else { return nil }
      value = 10 &* value &+ UInt32(text[i] &- 0x30)
      guard value <= limit else { return nil }
    }
    return Int32(truncatingIfNeeded: isNegative ? 0 &- value : value)
  }
}
