import PureCrypto
import Testing

@testable import CognitoCrypto

/// What a refused hash is read as, and the steps of that.
struct DiagnosisReadingTests: DiagnosisSamples {
  private typealias Text = Diagnosis.Text

  @Test("More encodings than are named")
  func manyEncodings() throws {
    let wrong = hash(secret, clientID + username + "\n")
    for (hash, textMistakes) in [(right, 0), (wrong, 2)] {
      let lines = "\(hash.prefix(9))\n\(hash.dropFirst(9))".replacing("+", with: " ").replacing("=", with: "%3D")
      let wrapped = " b'Optional(\"\"\(lines)\"\")'"
      let whole = Base64.encode(Array(wrapped.utf8))
      let diagnosis = try diagnose(wrapped)
      #expect(diagnosis.causes.first?.mistakes.count == textMistakes + 5, "\(diagnosis.causes)")
      let first = try #require(diagnosis.causes.first)
      let isItself = first == first && !first.contains(.stray(.empty))
      #expect(isItself)
      #expect(try diagnose(whole).causes.first?.mistakes.count == textMistakes + 5)
    }
  }

  @Test("A hash that begins with +, which became a space")
  func leadingPlus() throws {
    let names = (0..<10_000).map { "user\($0)" }
    let name = try #require(
      names.first {
        hash(secret, $0 + clientID).split(separator: "+", omittingEmptySubsequences: false).map(\.isEmpty) == [
          true, false,
        ]
      })
    let rest = hash(secret, name + clientID).dropFirst()
    for (text, expected) in [
      (" \(rest)", ["hash-plus-as-space"]), (" \(rest.dropLast())", ["hash-plus-as-space+hash-missing-padding"]),
      (" +\(rest)", ["hash-surrounding-whitespace"]), ("\t+\(rest)", ["hash-surrounding-whitespace"]),
      (" \(rest)\n", ["hash-surrounding-whitespace+hash-plus-as-space"]), ("\t\(rest)", []), ("!\(rest)", []),
      ("  \(rest)", []), (" +\(rest.dropLast())", ["hash-surrounding-whitespace+hash-missing-padding"]),
    ] {
      #expect(try diagnose(text, username: name).causes.map(\.identifier) == expected, "\(text)")
    }
  }

  @Test("Base64 up to three times")
  func manyTimes() throws {
    let twice = Base64.encode(Array(right.utf8))
    let thrice = Base64.encode(Array(twice.utf8))
    let more = Base64.encode(Array(thrice.utf8))
    #expect(try diagnose(twice).causes.map(\.identifier) == ["hash-base64-twice"])
    #expect(try diagnose(thrice).verdict == .explained)
    #expect(try diagnose(more).verdict == .unexplained)
  }

  @Test("What is sent for a token, where it has 32 bytes")
  func shortBasicAuthorization() throws {
    let secret = String(secret.prefix(28))
    let diagnosis = try diagnose(Base64.encode(Array("abc:\(secret)".utf8)), clientID: "abc", secret: secret)
    #expect(diagnosis.causes.map(\.identifier) == ["hash-is-basic-authorization"])
  }

  @Test("What is nearly a message, or nearly what is sent for a token")
  func nearlyStray() throws {
    let message = username + clientID
    #expect(try diagnose(message).causes.map(\.identifier) == ["hash-is-message"])
    for text in ["X\(message.dropFirst())", "\(message.dropLast())X"] { #expect(try diagnose(text).causes.isEmpty) }
    let basic = "\(clientID):\(secret)"
    #expect(try diagnose(Base64.encode(Array(basic.utf8))).causes.map(\.identifier) == ["hash-is-basic-authorization"])
    for text in [basic.replacing(":", with: ";"), "X\(basic.dropFirst())", "\(basic.dropLast())X"] {
      #expect(try diagnose(Base64.encode(Array(text.utf8))).causes.isEmpty)
    }
  }

  @Test("Base64 that looks like hexadecimal, and another digest without padding")
  func lookalikes() throws {
    let text = String(repeating: "a", count: 36)
    let secret = try Base64.decode(text)
    let diagnosis = try Diagnosis(
      of: text.utf8.span, username: username.utf8.span, clientID: clientID.utf8.span, secret: secret.span)
    #expect(diagnosis.causes.map(\.identifier) == ["hash-is-base64-of-secret"])
    let md5 = Base64.encode([UInt8](repeating: 0xf7, count: 16)).prefix(22)
    let identifiers = try diagnose(String(md5)).causes.map(\.identifier)
    #expect(identifiers.count == 1 && identifiers[0].contains("md5") && identifiers[0].contains("missing-padding"))
  }

  @Test("One byte that no text has makes 16 bytes a digest")
  func binary() throws {
    for byte in UInt8.min...UInt8.max {
      let isText = (0x09...0x0d).contains(byte) || (0x20...0x7e).contains(byte)
      let bytes = [UInt8](repeating: 0x61, count: 15) + [byte]
      #expect(try diagnose(Base64.encode(bytes)).causes.isEmpty == isText, "\(byte)")
    }
  }

  @Test("Which hexadecimal it is")
  func hexadecimal() {
    typealias Encoding = Diagnosis.Encoding
    func encoding(_ text: String) -> Encoding {
      Diagnosis.Reading(Array(text.utf8).span, secret: Span(), username: Span(), clientID: Span()).encodings[0]
    }
    let zeros = String(repeating: "0", count: 63)
    for digit in "abcdef0123456789" { #expect(encoding("\(digit)\(zeros)") == .hexadecimal) }
    for digit in "ABCDEF" { #expect(encoding("\(zeros)\(digit)") == .upperCaseHexadecimal) }
  }

  @Test("Raw bytes that look wrapped")
  func rawBytes() throws {
    var count = 0
    for index in 0..<2000 {
      let name = "user\(index)"
      let raw = try Base64.decode(hash(secret, name + clientID))
      guard raw.contains(0x0a), raw.contains(0x20) else { continue }
      count += 1
      let diagnosis = try Diagnosis(
        of: raw.span, username: name.utf8.span, clientID: clientID.utf8.span, secret: secret.utf8.span)
      #expect(diagnosis.causes.map(\.identifier) == ["hash-raw-bytes"])
    }
    #expect(count > 0)
  }

  /// What is left of a text when something is done to it, and what that says.
  private func text(_ bytes: [UInt8], _ change: (inout Text) -> Bool) -> (left: [UInt8], isChanged: Bool) {
    var text = Text(bytes.span)
    let isChanged = change(&text)
    return ((0..<text.count).map { text.bytes[$0] }, isChanged)
  }

  private func text(_ string: String, _ change: (inout Text) -> Bool) -> (left: String, isChanged: Bool) {
    let result = text(Array(string.utf8), change)
    return (String(decoding: result.left, as: UTF8.self), result.isChanged)
  }

  @Test("Text holds 320 bytes, and says when it is too long")
  func textLength() {
    for count in [0, 1, 319, 320, 321, 1000] {
      let text = Text([UInt8](repeating: 1, count: count).span)
      #expect(text.isTooLong == (count > 320))
      #expect(text.count == (count > 320 ? 0 : count))
    }
    var text = Text([UInt8](repeating: 1, count: 319).span)
    text.append(2)
    #expect(!text.isTooLong && text.count == 320 && text.bytes[319] == 2)
    text.append(3)
    #expect(text.isTooLong && text.count == 320)
  }

  @Test("Text without its wrapping")
  func unwrapping() {
    for (whole, left, isChanged) in [
      ("b'x'", "x", true), ("b''", "", true), ("b'", "b'", false), ("b'x", "b'x", false), ("x'", "x'", false),
      ("c'x'", "c'x'", false), ("b'x\"", "b'x\"", false), ("", "", false),
    ] {
      #expect(text(whole) { $0.unwrap("b'", "'") } == (left, isChanged), "\(whole)")
    }
    #expect(text("\"\"") { $0.unwrap("\"", "\"") } == ("", true))
    #expect(text("\"") { $0.unwrap("\"", "\"") } == ("\"", false))
    #expect(
      text("abcdef") {
        $0.keep(2..<5); return true
      } == ("cde", true))
    // To the end of all that there is room for; and with what stood there before behind the end.
    #expect(
      text([UInt8](repeating: 0x61, count: 320)) {
        $0.keep(1..<320); return true
      }.left.count == 319)
    #expect(
      text("b'") {
        $0.keep(0..<1); return $0.unwrap("b'", "'")
      } == ("b", false))
    #expect(text("a-b-") { $0.filter { $0 != 0x2d } } == ("ab", true))
    #expect(text("ab") { $0.filter { $0 != 0x2d } } == ("ab", false))
    #expect(text("a b ") { $0.replace(0x20, by: 0x2b) } == ("a+b+", true))
    #expect(text("ab") { $0.replace(0x20, by: 0x2b) } == ("ab", false))
  }

  @Test("Text decoded from percent encoding")
  func percentDecoding() {
    for (whole, left, isChanged) in [
      ("%41", "A", true), ("a%2Bb%3d", "a+b=", true), ("%4", "%4", false), ("%", "%", false), ("%4g", "%4g", false),
      ("%g4", "%g4", false), ("x%41", "xA", true), ("%%41", "%A", true), ("%25%34", "%4", true), ("", "", false),
    ] {
      #expect(text(whole) { $0.percentDecode() } == (left, isChanged), "\(whole)")
    }
  }

  @Test("Digits behind the end of a text")
  func percentAtTheEnd() {
    for (count, left) in [(1, "%"), (2, "%4")] {
      #expect(
        text("%41") {
          $0.keep(0..<count); return $0.percentDecode()
        } == (left, false))
    }
  }

  @Test("Text decoded from hexadecimal, every digit")
  func hexadecimalDecoding() {
    for byte in UInt8.min...UInt8.max {
      for text in [String(byte, radix: 16), String(byte, radix: 16, uppercase: true)] {
        let digits = text.count == 1 ? "0" + text : text
        let result = self.text(Array((digits + "00").utf8)) { $0.hexadecimalDecode() }
        #expect(result.isChanged && result.left == [byte, 0])
      }
      let isDigit = Character(Unicode.Scalar(byte)).isHexDigit
      #expect(text([0x30, byte]) { $0.hexadecimalDecode() }.isChanged == isDigit)
      #expect(text([byte, 0x30]) { $0.hexadecimalDecode() }.isChanged == isDigit)
    }
    let full = text([UInt8](repeating: 0x61, count: 320)) { $0.hexadecimalDecode() }
    #expect(full.left == [UInt8](repeating: 0xaa, count: 160))
    for whole in ["", "0", "000"] { #expect(text(whole) { $0.hexadecimalDecode() } == (whole, false)) }
  }

  @Test("Text decoded from Base64, and from UTF-8 of single bytes")
  func otherDecoding() {
    #expect(text("QUJD") { $0.base64Decode() } == ("ABC", true))
    #expect(text("QQ==") { $0.base64Decode() } == ("A", true))
    for whole in ["", "QQ=", "QUJD\n", "????"] { #expect(text(whole) { $0.base64Decode() } == (whole, false)) }
    for byte in UInt8.min...UInt8.max {
      let utf8 = Array(String(Unicode.Scalar(byte)).utf8)
      let result = text(utf8) { $0.latin1Decode() }
      #expect(result.left == [byte] && result.isChanged == (byte >= 0x80))
      let after = text([0x61] + utf8 + utf8) { $0.latin1Decode() }
      #expect(after.left == [0x61, byte, byte])
    }
    for bytes: [UInt8] in [
      [0xc1, 0x80], [0xc4, 0x80], [0xc2], [0xc3, 0x41], [0xc3, 0xc3], [0x80], [0xff], [0xc2, 0x80, 0x80],
    ] {
      #expect(!text(bytes) { $0.latin1Decode() }.isChanged, "\(bytes)")
    }
  }

  @Test("Half a character at the end of a text")
  func latin1AtTheEnd() {
    let bytes: [UInt8] = [0xc2, 0x80, 0xc2, 0x80]
    #expect(
      !text(bytes) {
        $0.keep(0..<3); return $0.latin1Decode()
      }.isChanged)
  }

  @Test("Bytes in a range")
  func ranges() {
    #expect(Text([0x41, 0x46].span).contains(0x46...0x50))
    #expect(Text([0x41, 0x46].span).contains(0x30...0x41))
    #expect(Text([0x41, 0x46].span).contains(0x42...0x50))
    #expect(!Text([0x41, 0x46].span).contains(0x42...0x45))
    #expect(!Text([0x41].span).contains(0x00...0x00))
  }
}
