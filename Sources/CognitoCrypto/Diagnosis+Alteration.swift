import PureCrypto

extension Diagnosis {
  /// What happened to a text on its way into the hash: to the secret, the username, the client id or the message.
  ///
  /// The cases stand in the order of their likelihood.
  public enum Alteration: UInt8, Sendable {
    /// Nothing.
    case none
    /// A line feed was at its end.
    case trailingLineFeed
    /// It was `undefined`, JavaScript's missing value.
    case undefined
    /// It was `None`, Python's missing value.
    case pythonNone
    /// It was `null`.
    case null
    /// It was `nil`.
    case nilText
    /// It was empty.
    case empty
    /// It was still in Base64.
    case base64Encoded
    /// It had been decoded from Base64, which it was not in.
    case base64Decoded
    /// It was in lower case.
    case lowercased
    /// It was in ISO 8859-1, not in UTF-8. What that cannot write became "?".
    case latin1
    /// A carriage return and a line feed were at its end.
    case trailingCRLF
    /// A carriage return was at its end.
    case trailingCarriageReturn
    /// A space was at its end.
    case trailingSpace
    /// A space was at its beginning.
    case leadingSpace
    /// It stood in double quotes.
    case doubleQuoted
    /// It stood in single quotes.
    case singleQuoted
    /// It was without the white space that the one given here has around it.
    case trimmed
    /// It was cut before the "@".
    case localPart
    /// It was in upper case.
    case uppercased
    /// It was in Unicode normalization form C.
    case nfc
    /// It was in Unicode normalization form D.
    case nfd
    /// It was percent-encoded, as for a URL.
    case percentEncoded
    /// Each "+" had become a space, as in a form.
    case plusAsSpace
    /// It was in UTF-16, little-endian.
    case utf16LittleEndian
    /// It was in UTF-16, big-endian.
    case utf16BigEndian
    /// Its UTF-8 had been taken for ISO 8859-1 and encoded again.
    case utf8Twice
    /// It was in US-ASCII. What that cannot write became "?".
    case ascii
    /// It stood in Python's `b'…'`.
    case pythonBytes
    /// It stood in Swift's `Optional("…")`.
    case swiftOptional
    /// It was `[object Object]`, JavaScript's text of an object.
    case javaScriptObject
    /// It was `[object Promise]`, JavaScript's text of a value not awaited.
    case javaScriptPromise
    /// A zero byte was at its end.
    case trailingZero
    /// A byte order mark was at its beginning.
    case byteOrderMark

    /// The number of cases; their raw values are less.
    public static var count: UInt8 { byteOrderMark.rawValue + 1 }

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .none: "none"
      case .trailingLineFeed: "trailing-line-feed"
      case .undefined: "undefined"
      case .pythonNone: "python-none"
      case .null: "null"
      case .nilText: "nil"
      case .empty: "empty"
      case .base64Encoded: "base64-encoded"
      case .base64Decoded: "base64-decoded"
      case .lowercased: "lowercased"
      case .latin1: "latin-1"
      case .trailingCRLF: "trailing-crlf"
      case .trailingCarriageReturn: "trailing-carriage-return"
      case .trailingSpace: "trailing-space"
      case .leadingSpace: "leading-space"
      case .doubleQuoted: "double-quoted"
      case .singleQuoted: "single-quoted"
      case .trimmed: "trimmed"
      case .localPart: "local-part"
      case .uppercased: "uppercased"
      case .nfc: "nfc"
      case .nfd: "nfd"
      case .percentEncoded: "percent-encoded"
      case .plusAsSpace: "plus-as-space"
      case .utf16LittleEndian: "utf-16le"
      case .utf16BigEndian: "utf-16be"
      case .utf8Twice: "utf-8-twice"
      case .ascii: "ascii"
      case .pythonBytes: "python-bytes"
      case .swiftOptional: "swift-optional"
      case .javaScriptObject: "javascript-object"
      case .javaScriptPromise: "javascript-promise"
      case .trailingZero: "trailing-zero"
      case .byteOrderMark: "byte-order-mark"
      }
    }

    /// What is wrong, to follow the name of the text: "the client secret" …
    public var predicate: StaticString {
      switch self {
      case .none: "was as given"
      case .trailingLineFeed: "ended with a line feed"
      case .undefined: "was the word undefined, JavaScript's missing value"
      case .pythonNone: "was the word None, Python's missing value"
      case .null: "was the word null, a missing value"
      case .nilText: "was the word nil, a missing value"
      case .empty: "was empty"
      case .base64Encoded: "was in Base64"
      case .base64Decoded: "had been decoded from Base64, though it is used as it is"
      case .lowercased: "was in lower case"
      case .latin1: "was encoded in ISO 8859-1 (Latin-1) and not in UTF-8"
      case .trailingCRLF: "ended with a carriage return and a line feed"
      case .trailingCarriageReturn: "ended with a carriage return"
      case .trailingSpace: "ended with a space"
      case .leadingSpace: "began with a space"
      case .doubleQuoted: "stood in double quotes"
      case .singleQuoted: "stood in single quotes"
      case .trimmed: "was without the white space around the one given here"
      case .localPart: "was cut before the @"
      case .uppercased: "was in upper case"
      case .nfc: "was in Unicode normalization form C, other bytes than the ones given here"
      case .nfd: "was in Unicode normalization form D, other bytes than the ones given here"
      case .percentEncoded: "was percent-encoded, as for a URL"
      case .plusAsSpace: "had a space for each +, as after decoding a form"
      case .utf16LittleEndian: "was encoded in UTF-16 (little-endian) and not in UTF-8"
      case .utf16BigEndian: "was encoded in UTF-16 (big-endian) and not in UTF-8"
      case .utf8Twice: "was encoded in UTF-8 twice"
      case .ascii: "was encoded in US-ASCII, with ? for what that lacks, and not in UTF-8"
      case .pythonBytes: "stood in Python's b'…'"
      case .swiftOptional: "stood in Swift's Optional(\"…\")"
      case .javaScriptObject: "was [object Object], JavaScript's text of an object"
      case .javaScriptPromise: "was [object Promise], JavaScript's text of a value not awaited"
      case .trailingZero: "ended with a zero byte"
      case .byteOrderMark: "began with a byte order mark"
      }
    }

    /// What to do.
    public var fix: StaticString {
      switch self {
      case .none: "Nothing."
      case .trailingLineFeed, .trailingCRLF, .trailingCarriageReturn:
        "Cut the line ending off where it is read; in a shell, use printf %s and not echo."
      case .undefined, .pythonNone, .null, .nilText, .empty:
        "Read it from where it is kept, and stop the program when it is missing."
      case .base64Encoded: "Decode it before hashing; Kubernetes secrets, for one, are kept in Base64."
      case .base64Decoded: "Hash its characters as they are: it is not in Base64, even where it looks so."
      case .lowercased, .uppercased: "Do not change its case: hash exactly what the request sends."
      case .latin1, .utf16LittleEndian, .utf16BigEndian, .ascii: "Name UTF-8 where it becomes bytes."
      case .utf8Twice: "Encode it in UTF-8 once, and decode what comes in as UTF-8."
      case .trailingSpace, .leadingSpace: "Cut the white space off where it is read."
      case .doubleQuoted, .singleQuoted: "Cut the quotes off where it is read: they are the file format's."
      case .trimmed: "Cut the white space off here too, in the request and in the configuration."
      case .localPart: "Hash the whole username, with the @ and what follows."
      case .nfc, .nfd: "Hash the very bytes that the request sends: normalize once, before both."
      case .percentEncoded: "Hash it before it is percent-encoded; JSON bodies need no such encoding."
      case .plusAsSpace: "Percent-encode the + where the form is made, and hash what the request sends."
      case .pythonBytes: "Decode the bytes to a str with .decode(), and not with str() or an f-string."
      case .swiftOptional: "Unwrap the optional with guard let before it is written into a string."
      case .javaScriptObject: "Take the one member that is meant out of the object."
      case .javaScriptPromise: "Await the value before it is written into a string."
      case .trailingZero: "Hash as many bytes as the text has, without the zero that ends a C string."
      case .byteOrderMark: "Cut the byte order mark off where the file is read, or save the file without one."
      }
    }

    /// Whether it is tried on a text of this kind.
    func isTried(on part: Part) -> Bool {
      switch self {
      case .none: false
      case .trailingLineFeed, .trailingCRLF, .trailingCarriageReturn, .trailingSpace, .leadingSpace, .doubleQuoted,
        .singleQuoted, .lowercased, .uppercased, .utf16LittleEndian, .utf16BigEndian, .percentEncoded, .trailingZero,
        .byteOrderMark, .pythonBytes, .swiftOptional:
        true
      case .undefined, .pythonNone, .null, .nilText, .empty, .javaScriptObject, .javaScriptPromise, .base64Encoded,
        .trimmed:
        part != .message
      case .base64Decoded, .plusAsSpace: part == .secret || part == .username
      case .latin1, .localPart, .nfc, .nfd, .utf8Twice, .ascii: part == .username
      }
    }

    /// What stands before a text in which `text` is.
    func appendPrefix(of text: Span<UInt8>, to sink: inout some ByteSink & ~Copyable) {
      switch self {
      case .leadingSpace: sink.append(" ")
      case .doubleQuoted: sink.append("\"")
      case .singleQuoted: sink.append("'")
      case .pythonBytes: sink.append(Transcoding.isPythonDoubleQuoted(text) ? "b\"" : "b'")
      case .swiftOptional: sink.append("Optional(\"")
      case .byteOrderMark: sink.append("\u{feff}")
      default: break
      }
    }

    /// What stands after a text in which `text` is.
    func appendSuffix(of text: Span<UInt8>, to sink: inout some ByteSink & ~Copyable) {
      switch self {
      case .trailingLineFeed: sink.append("\n")
      case .trailingCRLF: sink.append("\r\n")
      case .trailingCarriageReturn: sink.append("\r")
      case .trailingSpace: sink.append(" ")
      case .doubleQuoted: sink.append("\"")
      case .singleQuoted: sink.append("'")
      case .pythonBytes: sink.append(Transcoding.isPythonDoubleQuoted(text) ? "\"" : "'")
      case .swiftOptional: sink.append("\")")
      case .trailingZero: sink.append("\0")
      default: break
      }
    }

    /// Whether the characters themselves are other ones.
    var changesCharacters: Bool {
      switch self {
      case .lowercased, .uppercased, .utf16LittleEndian, .utf16BigEndian, .percentEncoded, .pythonBytes: true
      default: false
      }
    }

    /// The text itself, altered. `false` where it cannot be.
    func appendBody(_ text: Span<UInt8>, to sink: inout some ByteSink & ~Copyable) -> Bool {
      switch self {
      case .undefined: sink.append("undefined")
      case .pythonNone: sink.append("None")
      case .null: sink.append("null")
      case .nilText: sink.append("nil")
      case .javaScriptObject: sink.append("[object Object]")
      case .javaScriptPromise: sink.append("[object Promise]")
      case .empty: break
      case .base64Encoded: Transcoding.appendBase64(text, to: &sink)
      case .base64Decoded: Transcoding.appendDecodedBase64(text, to: &sink)
      case .lowercased, .uppercased: Transcoding.appendCased(text, isUpper: self == .uppercased, to: &sink)
      case .trimmed: sink.append(text.extracting(Transcoding.trimmedRange(text)))
      case .localPart:
        guard let count = Transcoding.firstIndex(of: 0x40, in: text) else { return false }
        sink.append(text.extracting(first: count))
      case .percentEncoded: for i in text.indices { Transcoding.appendPercentEncoded(text[i], to: &sink) }
      case .pythonBytes: Transcoding.appendPythonEscaped(text, to: &sink)
      case .plusAsSpace: for i in text.indices { sink.append(text[i] == 0x2b ? 0x20 : text[i]) }
      case .utf8Twice: for i in text.indices { Transcoding.appendUTF8(text[i], to: &sink) }
      case .latin1: return Transcoding.appendSingleBytes(text, last: 0xff, to: &sink)
      case .ascii: return Transcoding.appendSingleBytes(text, last: 0x7f, to: &sink)
      case .utf16LittleEndian: return Transcoding.appendUTF16(text, isBigEndian: false, to: &sink)
      case .utf16BigEndian: return Transcoding.appendUTF16(text, isBigEndian: true, to: &sink)
      case .nfc, .nfd: return Transcoding.appendNormalized(text, isComposed: self == .nfc, to: &sink)
      default: sink.append(text)
      }
      return true
    }

    /// The text with this alteration. `false` where it cannot have it.
    func append(_ text: Span<UInt8>, to sink: inout some ByteSink & ~Copyable) -> Bool {
      appendPrefix(of: text, to: &sink)
      guard appendBody(text, to: &sink) else { return false }
      appendSuffix(of: text, to: &sink)
      return true
    }
  }
}
