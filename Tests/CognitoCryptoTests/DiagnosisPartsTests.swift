import PureCrypto
import Testing

@testable import CognitoCrypto

/// The parts of a diagnosis, each on its own.
struct DiagnosisPartsTests {
  private typealias Text = Diagnosis.Text
  private typealias Cause = Diagnosis.Cause
  private typealias Mistake = Diagnosis.Mistake

  private static let username = "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6"
  private static let clientID = "18u8119jgbpr464n28s1itk2mq"
  private static let secret = "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"
  /// A hash that no mistake gives.
  private static let unknown = Base64.encode([UInt8](repeating: 7, count: 32))

  private func diagnose(
    _ hash: String = unknown, username: String = username, clientID: String = clientID, secret: String = secret,
    previousSecret: String? = nil, context: Diagnosis.Context = .init()
  ) throws -> Diagnosis {
    try Diagnosis(
      of: hash, username: username, clientID: clientID, secret: secret, previousSecret: previousSecret,
      context: context)
  }

  @Test("Every case has a number below the count")
  func counts() {
    let numbers = UInt8.min...UInt8.max
    #expect(numbers.compactMap(Diagnosis.Advice.init).count == Int(Diagnosis.Advice.count))
    #expect(Diagnosis.Advice.allCases == numbers.compactMap(Diagnosis.Advice.init))
    #expect(numbers.compactMap(Diagnosis.Alteration.init).count == Int(Diagnosis.Alteration.count))
    #expect(numbers.compactMap(Diagnosis.Context.Kind.init).count == Int(Diagnosis.Context.Kind.count))
    #expect(numbers.compactMap(Diagnosis.Formula.init).count == Int(Diagnosis.Formula.count))
    #expect(numbers.compactMap(Diagnosis.Separator.init).count == Int(Diagnosis.Separator.count))
    #expect(numbers.compactMap(Diagnosis.Encoding.init).count == Int(Diagnosis.Encoding.count))
    #expect(numbers.compactMap(Diagnosis.Stray.init).count == Int(Diagnosis.Stray.count))
    #expect(numbers.compactMap(CredentialLint.Finding.init).count == Int(CredentialLint.Finding.count))
    #expect(numbers.compactMap(CognitoOperation.init).count == Int(CognitoOperation.count))
    #expect((-1...100).compactMap(Diagnosis.Axis.init).count == Diagnosis.Axis.count)
  }

  @Test("Advice follows from what is given")
  func advice() throws {
    typealias Context = Diagnosis.Context
    let all: [Diagnosis.Advice] = [.checkSecret, .giveNames, .giveClientIDs, .giveUserPoolID]
    #expect(try diagnose().advice.all == all)
    #expect(try diagnose(context: Context(sub: "s")).advice.all == all)
    #expect(try diagnose(context: Context(email: "e")).advice.all == all)
    #expect(try diagnose(context: Context(sub: "s", email: "e")).advice.all == all.filter { $0 != .giveNames })
    #expect(try diagnose(context: Context(otherClientIDs: ["c"])).advice.all == all.filter { $0 != .giveClientIDs })
    #expect(try diagnose(context: Context(userPoolID: "p")).advice.all == all.filter { $0 != .giveUserPoolID })
    #expect(try diagnose(clientID: "a b").advice.all == [.lintClientID] + all)
    #expect(try diagnose(username: "a b").advice.all == [.lintUsername] + all)
    #expect(try diagnose(secret: "a b").advice.all == [.lintSecret] + all)
    #expect(try diagnose("").advice.isEmpty)
    #expect(try !diagnose().advice.isEmpty)
  }

  @Test("A cause and its mistakes")
  func causes() async {
    var one = Cause(.formula(.clientIDFirst), .current)
    #expect(one.count == 1 && one[0] == .formula(.clientIDFirst) && one.contains(.formula(.clientIDFirst)))
    #expect(!one.contains(.formula(.swapped)) && !one.contains(.stray(.empty)))
    #expect(one == Cause(.formula(.clientIDFirst), .current))
    #expect(one != Cause(.formula(.clientIDFirst), .previous))
    #expect(one != Cause(.formula(.swapped), .current))
    let empty = Cause(secret: .current)
    #expect(empty.count == 0 && empty != one && empty == Cause(secret: .current))
    #expect(Cause(.stray(.empty), .current) != empty)
    one.append(.separator(.colon))
    #expect(one.count == 2 && one.contains(.separator(.colon)) && one.contains(.formula(.clientIDFirst)))
    var other = Cause(.formula(.clientIDFirst), .current)
    other.append(.separator(.comma))
    #expect(one != other)
    await #expect(processExitsWith: .failure) { _ = Cause(.formula(.swapped), .current)[1] }
    await #expect(processExitsWith: .failure) { _ = Cause(.formula(.swapped), .current)[-1] }
    await #expect(processExitsWith: .failure) {
      let diagnosis = try Diagnosis(of: "", username: "u", clientID: "c", secret: "s")
      _ = diagnosis.cause(at: 1)
    }
    await #expect(processExitsWith: .failure) {
      let diagnosis = try Diagnosis(of: "", username: "u", clientID: "c", secret: "s")
      _ = diagnosis.cause(at: -1)
    }
  }

  @Test("Of many causes the likeliest stay, in their order; of equal ones, the first")
  func causeList() {
    // Ranks 40 + 1 … 18, from the least likely on, twice.
    let formulas = (1..<Diagnosis.Formula.count).compactMap(Diagnosis.Formula.init).filter { $0 != .clientIDFirst }
    let some = formulas.prefix(10)
    var list = Diagnosis.CauseList()
    for formula in some.reversed() {
      list.insert(Cause(.formula(formula), .previous))
      list.insert(Cause(.formula(formula), .current))
    }
    let expected = some.flatMap { [Cause(.formula($0), .previous), Cause(.formula($0), .current)] }.prefix(16)
    #expect((0..<list.count).map { list.causes[$0] } == Array(expected))
    // All of it in the right order already.
    var sorted = Diagnosis.CauseList()
    for formula in formulas { sorted.insert(Cause(.formula(formula), .current)) }
    #expect(formulas.count == 17)
    #expect((0..<sorted.count).map { sorted.causes[$0] } == formulas.prefix(16).map { Cause(.formula($0), .current) })
    var both = Diagnosis.CauseList()
    both.insert(Cause(.formula(.swapped), .current))
    both.append(contentsOf: sorted)
    sorted.append(Diagnosis.Reading([UInt8(ascii: "A")].span, secret: Span(), username: Span(), clientID: Span()))
    #expect(both.count == 16 && both.causes[0] == Cause(.formula(.usernameOnly), .current))
  }

  @Test("The search tries every mistake and every pair that can be told apart, once")
  func attempts() throws {
    typealias Context = Diagnosis.Context
    var counts = [try diagnose().attemptCount]
    counts.append(try diagnose(previousSecret: "1" + Self.secret).attemptCount)
    counts.append(try diagnose(username: "Ann+1@example.com", secret: " " + Self.secret).attemptCount)
    counts.append(try diagnose(context: Context(sub: "s", otherClientIDs: ["c"], userPoolID: "p")).attemptCount)
    counts.append(try diagnose(context: Context(otherUsernames: (0..<32).map { "user\($0)" })).attemptCount)
    #expect(counts == [5404, 10808, 5952, 6067, 9276])
  }

  @Test("More encodings than are named")
  func manyEncodings() throws {
    let right = "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI="
    let wrong = Base64.encode(
      Array(
        HMACSHA256.authenticationCode(for: Self.clientID + Self.username + "\n", using: HMACSHA256.Key(Self.secret))))
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

  private func hash(_ message: String, _ key: String = secret) -> String {
    Base64.encode(Array(HMACSHA256.authenticationCode(for: message, using: HMACSHA256.Key(key))))
  }

  @Test("A hash that begins with +, which became a space")
  func leadingPlus() throws {
    let names = (0..<10_000).map { "user\($0)" }
    let name = try #require(
      names.first {
        hash($0 + Self.clientID).split(separator: "+", omittingEmptySubsequences: false).map(\.isEmpty) == [
          true, false,
        ]
      })
    let rest = hash(name + Self.clientID).dropFirst()
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
    let right = hash(Self.username + Self.clientID)
    let twice = Base64.encode(Array(right.utf8))
    let thrice = Base64.encode(Array(twice.utf8))
    let more = Base64.encode(Array(thrice.utf8))
    #expect(try diagnose(twice).causes.map(\.identifier) == ["hash-base64-twice"])
    #expect(try diagnose(thrice).verdict == .explained)
    #expect(try diagnose(more).verdict == .unexplained)
  }

  @Test("What is sent for a token, where it has 32 bytes")
  func shortBasicAuthorization() throws {
    let secret = String(Self.secret.prefix(28))
    let diagnosis = try diagnose(Base64.encode(Array("abc:\(secret)".utf8)), clientID: "abc", secret: secret)
    #expect(diagnosis.causes.map(\.identifier) == ["hash-is-basic-authorization"])
  }

  @Test("What is nearly a message, or nearly what is sent for a token")
  func nearlyStray() throws {
    let message = Self.username + Self.clientID
    #expect(try diagnose(message).causes.map(\.identifier) == ["hash-is-message"])
    for text in ["X\(message.dropFirst())", "\(message.dropLast())X"] { #expect(try diagnose(text).causes.isEmpty) }
    let basic = "\(Self.clientID):\(Self.secret)"
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
      of: text.utf8.span, username: Self.username.utf8.span, clientID: Self.clientID.utf8.span, secret: secret.span)
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

  @Test("What a fix in code is about", arguments: Diagnosis.Language.allCases)
  func snippets(_ language: Diagnosis.Language) {
    for (mistake, snippet) in [
      (.altered(.secret, .trailingSpace), language.trimming), (.altered(.username, .trimmed), language.trimming),
      (.altered(.message, .trailingSpace), language.computation), (.altered(.secret, .null), language.missingValue),
      (.altered(.username, .lowercased), language.username), (.altered(.username, .plusAsSpace), language.username),
      (.altered(.secret, .lowercased), language.computation), (.altered(.message, .uppercased), language.computation),
      (.altered(.username, .latin1), language.text), (.altered(.secret, .base64Encoded), language.text),
      (.other(.sub), language.username), (.other(.userPoolID), language.computation),
      (.formula(.swapped), language.computation), (.encoding(.quoted), language.computation),
    ] as [(Mistake, String)] {
      #expect(mistake.snippet(in: language) == snippet, "\(mistake)")
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
      let raw = try Base64.decode(hash(name + Self.clientID))
      guard raw.contains(0x0a), raw.contains(0x20) else { continue }
      count += 1
      let diagnosis = try Diagnosis(
        of: raw.span, username: name.utf8.span, clientID: Self.clientID.utf8.span, secret: Self.secret.utf8.span)
      #expect(diagnosis.causes.map(\.identifier) == ["hash-raw-bytes"])
    }
    #expect(count > 0)
  }

  @Test("Mistakes in texts of any length")
  func longTexts() throws {
    let long = String(repeating: "x", count: 400)
    let message = " " + long + Self.clientID + "\n"
    let hash = Base64.encode(Array(HMACSHA256.authenticationCode(for: message, using: HMACSHA256.Key(Self.secret))))
    let causes = try diagnose(hash, username: long).causes.map(\.identifier)
    #expect(causes.contains("username-leading-space+message-trailing-line-feed"), "\(causes)")
    let upper = String(repeating: "X", count: 400)
    let lowercased = Base64.encode(
      Array(HMACSHA256.authenticationCode(for: long + Self.clientID, using: HMACSHA256.Key(Self.secret))))
    #expect(try diagnose(lowercased, username: upper).causes.map(\.identifier).contains("message-lowercased"))
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
