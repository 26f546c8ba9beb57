import PureCrypto

/// Where bytes go, piece by piece, without a copy of the whole.
protocol ByteSink: ~Copyable {
  mutating func append(_ bytes: Span<UInt8>)
}

extension ByteSink where Self: ~Copyable {
  mutating func append(_ byte: UInt8) {
    let bytes: InlineArray<1, UInt8> = [byte]
    append(bytes.span)
  }

  mutating func append(_ text: StaticString) { text.withUTF8Bytes { append($0) } }
}

extension HMACSHA256: ByteSink {
  mutating func append(_ bytes: Span<UInt8>) { update(data: bytes) }
}

extension SHA256: ByteSink {
  mutating func append(_ bytes: Span<UInt8>) { update(data: bytes) }
}

/// What becomes of a text when it is encoded again. Where these return a `Bool`, it is `false` for what is not UTF-8.
enum Transcoding {
  /// The index of the first `byte`.
  static func firstIndex(of byte: UInt8, in text: Span<UInt8>) -> Int? {
    for i in text.indices where text[i] == byte { return i }
    return nil
  }

  /// What of the text is left without the ASCII white space around it.
  static func trimmedRange(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while end > start, isWhitespace(text[end &- 1]) { end &-= 1 }
    while start < end, isWhitespace(text[start]) { start &+= 1 }
    return start..<end
  }

  static func isWhitespace(_ c: UInt8) -> Bool { c == 0x20 || c >= 0x09 && c <= 0x0d }

  /// RFC 4648 §4, three bytes at a time.
  static func appendBase64(_ text: Span<UInt8>, to sink: inout some ByteSink & ~Copyable) {
    var index = 0
    while index < text.count {
      let group = text.extracting(index..<min(index &+ 3, text.count))
      let characters = InlineArray<4, UInt8>(initializingWith: { (output) in Base64.encode(group, into: &output) })
      sink.append(characters.span)
      index &+= 3
    }
  }

  /// As lenient decoders do it: both alphabets, characters of neither left out, no padding needed.
  static func appendDecodedBase64(_ text: Span<UInt8>, to sink: inout some ByteSink & ~Copyable) {
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for i in text.indices {
      if text[i] == 0x3d { return }
      guard let value = base64Value(text[i]) else { continue }
      bits = bits &<< 6 | value
      bitCount &+= 6
      guard bitCount >= 8 else { continue }
      bitCount &-= 8
      sink.append(UInt8(truncatingIfNeeded: bits &>> bitCount))
    }
  }

  private static func base64Value(_ c: UInt8) -> UInt32? {
    switch c {
    case 0x41...0x5a: UInt32(c) &- 0x41
    case 0x61...0x7a: UInt32(c) &- 0x61 &+ 26
    case 0x30...0x39: UInt32(c) &- 0x30 &+ 52
    case 0x2b, 0x2d: 62
    case 0x2f, 0x5f: 63
    default: nil
    }
  }

  /// RFC 3986 §2: all but the unreserved characters becomes "%" and two upper-case digits.
  static func appendPercentEncoded(_ byte: UInt8, to sink: inout some ByteSink & ~Copyable) {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e: sink.append(byte)
    default:
      sink.append(0x25)
      sink.append(digit(byte &>> 4))
      sink.append(digit(byte & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value &+ 0x30 : value &+ 0x37 }

  /// Python writes bytes in double quotes where they have single quotes and no double ones.
  static func isPythonDoubleQuoted(_ text: Span<UInt8>) -> Bool {
    firstIndex(of: 0x27, in: text) != nil && firstIndex(of: 0x22, in: text) == nil
  }

  /// Bytes as Python writes them, without the quotes around.
  static func appendPythonEscaped(_ text: Span<UInt8>, to sink: inout some ByteSink & ~Copyable) {
    let hasDoubleQuotes = firstIndex(of: 0x22, in: text) != nil
    for i in text.indices {
      if text[i] == 0x27, hasDoubleQuotes { sink.append(0x5c) }
      appendPythonEscaped(text[i], to: &sink)
    }
  }

  /// "\\x" and two lower-case digits for what is not printable ASCII.
  private static func appendPythonEscaped(_ byte: UInt8, to sink: inout some ByteSink & ~Copyable) {
    switch byte {
    case 0x5c: sink.append("\\\\")
    case 0x0a: sink.append("\\n")
    case 0x0d: sink.append("\\r")
    case 0x09: sink.append("\\t")
    case 0x20...0x7e: sink.append(byte)
    default:
      sink.append("\\x")
      sink.append(digit(byte &>> 4) | 0x20)
      sink.append(digit(byte & 15) | 0x20)
    }
  }

  /// The UTF-8 of the character of ISO 8859-1 that `byte` is.
  static func appendUTF8(_ byte: UInt8, to sink: inout some ByteSink & ~Copyable) {
    guard byte >= 0x80 else { return sink.append(byte) }
    sink.append(0xc0 | byte &>> 6)
    sink.append(0x80 | byte & 0x3f)
  }

  /// A byte for each character up to `last`, and "?" for the others.
  static func appendSingleBytes(
    _ text: Span<UInt8>, last: UInt32, to sink: inout some ByteSink & ~Copyable
  ) -> Bool {
    guard let unicode = try? UTF8Span(validating: text) else { return false }
    var scalars = unicode.makeUnicodeScalarIterator()
    while let scalar = scalars.next() {
      sink.append(scalar.value <= last ? UInt8(truncatingIfNeeded: scalar.value) : 0x3f)
    }
    return true
  }

  static func appendUTF16(
    _ text: Span<UInt8>, isBigEndian: Bool, to sink: inout some ByteSink & ~Copyable
  ) -> Bool {
    guard let unicode = try? UTF8Span(validating: text) else { return false }
    var scalars = unicode.makeUnicodeScalarIterator()
    while let scalar = scalars.next() {
      guard scalar.value > 0xffff else {
        append(scalar.value, isBigEndian: isBigEndian, to: &sink)
        continue
      }
      let rest = scalar.value &- 0x1_0000
      append(0xd800 | rest &>> 10, isBigEndian: isBigEndian, to: &sink)
      append(0xdc00 | rest & 0x3ff, isBigEndian: isBigEndian, to: &sink)
    }
    return true
  }

  private static func append(_ unit: UInt32, isBigEndian: Bool, to sink: inout some ByteSink & ~Copyable) {
    let high = UInt8(truncatingIfNeeded: unit &>> 8)
    let low = UInt8(truncatingIfNeeded: unit)
    sink.append(isBigEndian ? high : low)
    sink.append(isBigEndian ? low : high)
  }

  /// The case of ASCII letters; on hosted systems, of all letters.
  static func appendCased(_ text: Span<UInt8>, isUpper: Bool, to sink: inout some ByteSink & ~Copyable) {
    #if !hasFeature(Embedded)
      if appendCasedUnicode(text, isUpper: isUpper, to: &sink) { return }
    #endif
    for i in text.indices {
      let c = text[i]
      switch c {
      case 0x41...0x5a where !isUpper: sink.append(c &+ 0x20)
      case 0x61...0x7a where isUpper: sink.append(c &- 0x20)
      default: sink.append(c)
      }
    }
  }

  /// The normalization forms, on hosted systems.
  static func appendNormalized(
    _ text: Span<UInt8>, isComposed: Bool, to sink: inout some ByteSink & ~Copyable
  ) -> Bool {
    #if !hasFeature(Embedded)
      appendNormalizedUnicode(text, isComposed: isComposed, to: &sink)
    #else
      false
    #endif
  }
}
