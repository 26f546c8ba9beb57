import Foundation
import Testing

@testable import CognitoCrypto

/// What becomes of a text that is encoded again, against the standard library and Foundation.
struct TranscodingTests {
  private struct Bytes: ByteSink, ~Copyable {
    var all: [UInt8] = []

    mutating func append(_ bytes: Span<UInt8>) { for i in bytes.indices { all.append(bytes[i]) } }
  }

  /// What the alteration makes of a text; nil where it cannot have it.
  private func altered(_ text: [UInt8], _ alteration: Diagnosis.Alteration) -> [UInt8]? {
    var bytes = Bytes()
    return alteration.append(text.span, to: &bytes) ? bytes.all : nil
  }

  private func altered(_ text: String, _ alteration: Diagnosis.Alteration) -> [UInt8]? {
    altered(Array(text.utf8), alteration)
  }

  /// Scalars around the limits of encodings.
  private static let scalars: [Unicode.Scalar] = [
    0, 1, 0x1f, 0x20, 0x22, 0x27, 0x5c, 0x7e, 0x7f, 0x80, 0xa0, 0xbf, 0xc0, 0xfe, 0xff, 0x100, 0x7ff, 0x800, 0xd7ff,
    0xe000, 0xfffd, 0xffff, 0x10000, 0x10001, 0x103ff, 0x10400, 0xf_ffff, 0x10_0000, 0x10_ffff,
  ].compactMap(Unicode.Scalar.init)

  @Test func unicodeEncodings() {
    for scalar in Self.scalars {
      let text = "a\(scalar)b"
      let units = Array(text.utf16)
      #expect(altered(text, .utf16LittleEndian) == units.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }, "\(scalar)")
      #expect(altered(text, .utf16BigEndian) == units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }, "\(scalar)")
      let values = text.unicodeScalars.map(\.value)
      #expect(altered(text, .latin1) == values.map { $0 <= 0xff ? UInt8($0) : UInt8(ascii: "?") }, "\(scalar)")
      #expect(altered(text, .ascii) == values.map { $0 < 0x80 ? UInt8($0) : UInt8(ascii: "?") }, "\(scalar)")
      let asLatin1 = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
      #expect(altered(text, .utf8Twice) == Array(asLatin1.utf8), "\(scalar)")
      #expect(altered(text, .percentEncoded) == percentEncoded(text), "\(scalar)")
    }
    for alteration in [Diagnosis.Alteration.utf16LittleEndian, .utf16BigEndian, .latin1, .ascii, .nfc, .nfd] {
      #expect(altered([0x61, 0xff], alteration) == nil)
    }
  }

  private func percentEncoded(_ text: String) -> [UInt8]? {
    let unreserved = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: unreserved).map { Array($0.utf8) }
  }

  @Test func everyByte() {
    for byte in UInt8.min...UInt8.max {
      let isASCII = byte < 0x80
      let character = Character(Unicode.Scalar(byte))
      if isASCII { #expect(altered([byte], .percentEncoded) == percentEncoded(String(character))) }
      #expect(altered([0x61, byte], .plusAsSpace) == [0x61, byte == 0x2b ? 0x20 : byte])
      // Not UTF-8: letters of ASCII only.
      let cased = isASCII ? character : "\0"
      let other = isASCII ? nil : byte
      #expect(altered([0xff, byte], .lowercased) == [0xff, other ?? cased.lowercased().utf8.first ?? 0])
      #expect(altered([0xff, byte], .uppercased) == [0xff, other ?? cased.uppercased().utf8.first ?? 0])
      let isWhite = isASCII && character.isWhitespace
      #expect(
        altered([byte, 0x61, byte, 0x62, byte], .trimmed) == (isWhite ? [] : [byte]) + [0x61, byte, 0x62]
          + (isWhite ? [] : [byte]))
      #expect(altered([byte], .trimmed) == (isWhite ? [] : [byte]))
    }
  }

  @Test func pythonBytes() {
    let escapes: [UInt8: String] = [0x09: "\\t", 0x0a: "\\n", 0x0d: "\\r", 0x5c: "\\\\"]
    for byte in UInt8.min...UInt8.max where byte != 0x27 {
      let printed = (0x20...0x7e).contains(byte) ? String(Unicode.Scalar(byte)) : String(format: "\\x%02x", Int(byte))
      #expect(altered([byte], .pythonBytes) == Array("b'\(escapes[byte] ?? printed)'".utf8), "\(byte)")
    }
    #expect(altered("it's", .pythonBytes) == Array("b\"it's\"".utf8))
    #expect(altered(#"it's "x""#, .pythonBytes) == Array(#"b'it\'s "x"'"#.utf8))
  }

  @Test func base64() {
    for count in 0...20 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 53 &+ 251) }
      let text = Data(bytes).base64EncodedString()
      #expect(altered(bytes, .base64Encoded) == Array(text.utf8))
      #expect(altered(text, .base64Decoded) == bytes)
      #expect(altered(text.filter { $0 != "=" }, .base64Decoded) == bytes)
      #expect(altered(text.map { "\($0)\n" }.joined(), .base64Decoded) == bytes)
      #expect(altered(text + "=QQ", .base64Decoded) == bytes)
    }
    // Each character after the others, and those that are none.
    for byte in UInt8.min...UInt8.max where byte != 0x3d {
      let standard = byte == 0x2d ? 0x2b : byte == 0x5f ? 0x2f : byte
      let decoded = Data(base64Encoded: Data([0x41, standard, 0x41, 0x41])).map(Array.init)
      let isCharacter =
        standard < 0x80
        && (Character(Unicode.Scalar(standard)).isLetter || (0x30...0x39).contains(standard) || standard == 0x2b
          || standard == 0x2f)
      #expect(altered([0x41, byte, 0x41, 0x41], .base64Decoded) == (isCharacter ? decoded : [0, 0]), "\(byte)")
    }
  }

  @Test func partsOfText() {
    #expect(altered("ann@example.com@", .localPart) == Array("ann".utf8))
    #expect(altered("@", .localPart) == [])
    #expect(altered("ann", .localPart) == nil)
    #expect(altered("", .trimmed) == [])
    #expect(altered(" \t\r\n", .trimmed) == [])
  }
}
