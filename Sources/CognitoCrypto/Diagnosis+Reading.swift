import PureCrypto

extension Diagnosis {
  /// A short text that is changed step by step. One that is too long is `isTooLong`, and its bytes have no meaning.
  struct Text: ByteSink {
    private(set) var bytes = InlineArray<320, UInt8>(repeating: 0)
    private(set) var count = 0
    private(set) var isTooLong = false

    init() {}

    init(_ text: Span<UInt8>) { append(text) }

    mutating func append(_ text: Span<UInt8>) {
      guard text.count <= bytes.count &- count else {
        isTooLong = true
        return
      }
      for i in text.indices { bytes[count &+ i] = text[i] }
      count &+= text.count
    }

    /// Keeps a part of the text.
    mutating func keep(_ range: Range<Int>) {
      for i in 0..<range.count { bytes[i] = bytes[range.lowerBound &+ i] }
      count = range.count
    }

    /// Leaves out what `isKept` says `false` of. Whether there was any.
    mutating func filter(_ isKept: (UInt8) -> Bool) -> Bool {
      var kept = 0
      for i in 0..<count where isKept(bytes[i]) {
        bytes[kept] = bytes[i]
        kept &+= 1
      }
      defer { count = kept }
      return kept < count
    }

    /// Replaces one byte by another. Whether there was any.
    mutating func replace(_ byte: UInt8, by other: UInt8) -> Bool {
      var isFound = false
      for i in 0..<count where bytes[i] == byte {
        bytes[i] = other
        isFound = true
      }
      return isFound
    }

    /// Takes off what stands before and after. Whether it stood there.
    mutating func unwrap(_ prefix: StaticString, _ suffix: StaticString) -> Bool {
      let range = prefix.utf8CodeUnitCount..<max(prefix.utf8CodeUnitCount, count &- suffix.utf8CodeUnitCount)
      guard count == range.upperBound &+ suffix.utf8CodeUnitCount else { return false }
      let text = bytes
      let isWrapped =
        prefix.withUTF8Bytes { constantTimeEquals(text.span.extracting(first: range.lowerBound), $0) }
        && suffix.withUTF8Bytes { constantTimeEquals(text.span.extracting(range.upperBound..<count), $0) }
      if isWrapped { keep(range) }
      return isWrapped
    }

    /// Decodes "%" with two digits. Whether there was any.
    mutating func percentDecode() -> Bool {
      var isFound = false
      var decoded = 0
      var index = 0
      while index < count {
        if bytes[index] == 0x25, index &+ 2 < count, let high = Self.digit(bytes[index &+ 1]),
          let low = Self.digit(bytes[index &+ 2])
        {
          bytes[decoded] = high &<< 4 | low
          index &+= 3
          isFound = true
        } else {
          bytes[decoded] = bytes[index]
          index &+= 1
        }
        decoded &+= 1
      }
      count = decoded
      return isFound
    }

    /// Decodes Base64, strictly. Whether it was.
    mutating func base64Decode() -> Bool {
      let text = bytes
      let characters = text.span.extracting(first: count)
      guard count > 0, let byteCount = try? Base64.decodedByteCount(of: characters) else { return false }
      bytes = InlineArray(initializingWith: { (output) in
        try? Base64.decode(characters, into: &output)
        while !output.isFull { output.append(0) }
      })
      count = byteCount
      return true
    }

    /// Decodes hexadecimal digits of either case. Whether they were, and an even number.
    mutating func hexadecimalDecode() -> Bool {
      guard count > 0, count & 1 == 0 else { return false }
      for i in 0..<count where Self.digit(bytes[i]) == nil { return false }
      for i in 0..<count &>> 1 {
        bytes[i] = (Self.digit(bytes[2 &* i]) ?? 0) &<< 4 | (Self.digit(bytes[2 &* i &+ 1]) ?? 0)
      }
      count &>>= 1
      return true
    }

    /// Takes UTF-8 of characters up to U+00FF for those characters in ISO 8859-1. Whether it was, and not ASCII.
    mutating func latin1Decode() -> Bool {
      var decoded = 0
      var index = 0
      while index < count {
        var byte = bytes[index]
        if byte >= 0x80 {
          guard byte == 0xc2 || byte == 0xc3, index &+ 1 < count, bytes[index &+ 1] & 0xc0 == 0x80 else { return false }
          byte = byte &<< 6 | bytes[index &+ 1] & 0x3f
          index &+= 1
        }
        bytes[decoded] = byte
        decoded &+= 1
        index &+= 1
      }
      defer { count = decoded }
      return decoded < count
    }

    func contains(_ range: ClosedRange<UInt8>) -> Bool {
      for i in 0..<count where bytes[i] >= range.lowerBound && bytes[i] <= range.upperBound { return true }
      return false
    }

    private static func digit(_ c: UInt8) -> UInt8? {
      switch c {
      case 0x30...0x39: c &- 0x30
      case 0x41...0x46: c &- 0x41 &+ 10
      case 0x61...0x66: c &- 0x61 &+ 10
      default: nil
      }
    }
  }

  /// The refused text, read backwards: its encodings taken off one by one, down to 32 bytes or to what they are instead.
  struct Reading {
    private var text: Text
    private(set) var encodings = InlineArray<5, Encoding>(repeating: .hexadecimal)
    private(set) var encodingCount = 0

    /// The 32 bytes.
    private(set) var digest: InlineArray<32, UInt8>?
    private(set) var otherDigest: OtherDigest?
    private(set) var stray: Stray?

    init(_ refused: Span<UInt8>, secret: Span<UInt8>, username: Span<UInt8>, clientID: Span<UInt8>) {
      text = Text(refused)
      let isRaw = refused.count == 32
      // Base64 of Base64 of Base64 is not looked for.
      for level in 0..<3 where !text.isTooLong {
        takeOffWrapping()
        stray = findStray(level: level, secret: secret, username: username, clientID: clientID)
        if stray != nil || findHexadecimal(isInBase64: level > 0) { return }
        guard decodeBase64(level: level) else { break }
        stray = findStray(level: level &+ 1, secret: secret, username: username, clientID: clientID)
        if stray != nil || findDigest() { return }
      }
      if isRaw {
        encodingCount = 0
        setDigest(refused, .rawBytes)
      }
    }

    private mutating func append(_ encoding: Encoding) {
      guard encodingCount < encodings.count else { return }
      encodings[encodingCount] = encoding
      encodingCount &+= 1
    }

    private mutating func setDigest(_ bytes: Span<UInt8>, _ encoding: Encoding?) {
      digest = InlineArray(initializingWith: { (output) in for i in 0..<32 { output.append(bytes[i]) } })
      if let encoding { append(encoding) }
    }

    /// White space, quotes, and the encodings of forms and URLs.
    private mutating func takeOffWrapping() {
      // A "+" at the beginning became a space: with it there are 44 characters, or 43 without padding.
      let range = Transcoding.trimmedRange(text.bytes.span.extracting(first: text.count))
      let isFirstPlus =
        range.lowerBound == 1 && text.bytes[0] == 0x20
        && range.upperBound == (text.bytes[range.upperBound &- 1] == 0x3d ? 44 : 43)
      let kept = (isFirstPlus ? 0 : range.lowerBound)..<range.upperBound
      if kept.count < text.count {
        text.keep(kept)
        append(.surroundingWhitespace)
      }
      if text.unwrap("b'", "'") || text.unwrap("b\"", "\"") {
        append(.pythonBytes)
      }
      if text.unwrap("Optional(\"", "\")") { append(.swiftOptional) }
      if text.unwrap("\"", "\"") || text.unwrap("'", "'") {
        append(.quoted)
      }
      if text.percentDecode() { append(.percentEncoded) }
      if text.filter({ $0 != 0x0a && $0 != 0x0d }) { append(.lineBreaks) }
      if text.replace(0x20, by: 0x2b) { append(.plusAsSpace) }
    }

    private func findStray(
      level: Int, secret: Span<UInt8>, username: Span<UInt8>, clientID: Span<UInt8>
    ) -> Stray? {
      let text = text.bytes.span.extracting(first: text.count)
      if constantTimeEquals(text, secret) { return level == 0 ? .secret : .base64Secret }
      if level == 0 {
        if text.isEmpty { return .empty }
        if CredentialLint.username(text).contains(.placeholder) { return .placeholder }
        if constantTimeEquals(text, username) { return .username }
        if constantTimeEquals(text, clientID) { return .clientID }
      }
      if Self.isConcatenation(text, username, clientID, separator: nil) { return .message }
      if level == 1, Self.isConcatenation(text, clientID, secret, separator: 0x3a) { return .basicAuthorization }
      return nil
    }

    private static func isConcatenation(
      _ text: Span<UInt8>, _ first: Span<UInt8>, _ second: Span<UInt8>, separator: UInt8?
    ) -> Bool {
      let start = first.count &+ (separator == nil ? 0 : 1)
      guard text.count == start &+ second.count else { return false }
      if let separator, text[first.count] != separator { return false }
      return constantTimeEquals(text.extracting(first: first.count), first)
        && constantTimeEquals(text.extracting(droppingFirst: start), second)
    }

    /// Whether it is a digest in hexadecimal.
    private mutating func findHexadecimal(isInBase64: Bool) -> Bool {
      var decoded = text
      let hasUpperCase = text.contains(0x41...0x46)
      // 32 bytes with two digits each, and a hyphen between any two.
      let isHyphenated = text.count == 95 && decoded.filter { $0 != 0x2d } && decoded.count == 64
      guard text.count >= 32, decoded.hexadecimalDecode() else { return false }
      if decoded.count == 32 {
        let encoding: Encoding =
          isInBase64
          ? .base64OfHexadecimal
          : isHyphenated ? .hyphenatedHexadecimal : hasUpperCase ? .upperCaseHexadecimal : .hexadecimal
        setDigest(decoded.bytes.span, encoding)
        return true
      }
      otherDigest = OtherDigest(byteCount: decoded.count)
      return otherDigest != nil
    }

    /// Whether it is Base64, of either alphabet and with or without padding; then `text` is what it stands for.
    private mutating func decodeBase64(level: Int) -> Bool {
      var decoded = text
      let hasHyphens = decoded.replace(0x2d, by: 0x2b)
      let hasUnderscores = decoded.replace(0x5f, by: 0x2f)
      let isPaddingMissing = decoded.count & 3 > 1
      while decoded.count & 3 > 1 { decoded.append(0x3d) }
      guard decoded.base64Decode() else { return false }
      if hasHyphens || hasUnderscores { append(.base64URL) }
      if isPaddingMissing { append(.missingPadding) }
      if level > 0 { append(.base64Twice) }
      text = decoded
      return true
    }

    /// Whether what was in Base64 is a digest, and no text.
    private mutating func findDigest() -> Bool {
      let decoded = text
      var string = text
      if decoded.count == 32 {
        setDigest(decoded.bytes.span, nil)
      } else if string.latin1Decode(), string.count == 32 {
        setDigest(string.bytes.span, .utf8BeforeBase64)
      } else if text.contains(0x00...0x08) || text.contains(0x0e...0x1f) || text.contains(0x7f...0xff) {
        otherDigest = OtherDigest(byteCount: text.count)
        return true
      }
      return digest != nil
    }
  }
}
