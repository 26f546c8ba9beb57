import CognitoCrypto
import Foundation
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: [
    "0", "-0", "10", "-1.5", "1e9", "1E+9", "0.1e-10", "true", "false", "null", #""""#, "[]", "{}", " \t\r\n1 \t\r\n",
    "[1,2]", "[ 1 , [ ] ]", #"{"a":1,"b":{"a":1}}"#, #"{ "a" : [ { } ] }"#, #""\"\\\/\b\f\n\r\t\u00e9\uD83d\ude00""#,
    "\"\u{7f}\u{80}\u{2028}😀\"", #"{"":1," ":2}"#, #""\u0000""#, #"{"a":1,"A":2}"#,
    #""\u00AF\u00af\u0090\u0009\uAaFf""#,
  ])
  func takes(_ text: String) throws {
    #expect(throws: Never.self) { try parse(text) }
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) }
  }

  @Test(arguments: [
    ("", 0), (" ", 1), ("01", 1), ("-", 1), ("+1", 0), ("1.", 2), ("1:", 1), ("1/", 1), (".5", 0), ("1e", 2),
    ("1e+", 3), ("0x1", 1),
    ("NaN", 0), ("-Infinity", 1), ("tru", 3), ("True", 0), ("nul", 3), ("truex", 4), (#"""#, 1), (#""\x""#, 2),
    (#""\u12g4""#, 5), (#""\u12/4""#, 5), (#""\u12:4""#, 5), (#""\u12@4""#, 5),
    (#""\u12G4""#, 5), (#""\u12`4""#, 5), (#""\u12"#, 5), ("\"\n\"", 1), ("\"\u{1f}\"", 1), ("'a'", 0), ("[", 1),
    ("[1", 2), ("[1,]", 3),
    ("[,1]", 1), ("[1 2]", 3), ("]", 0), ("{", 1), ("{1:2}", 1), (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7),
    (#"{"a":1 "b":2}"#, 7), (#"{"a" 1}"#, 5), ("1 2", 2), ("{}{}", 2), ("null,", 4), ("[1]\u{0}", 3), ("\u{feff}1", 0),
    ("\u{a0}1", 0), ("// 1", 0), ("[1}", 2), (#"{"a":1]"#, 6), ("\"\\", 2),
  ])
  func refuses(_ text: String, _ index: Int) {
    #expect(throws: JSONError.syntax(index: index)) { try parse(text) }
  }

  @Test(arguments: [
    (#""\ud800""#, 7), (#""\udc00""#, 7), (#""\udc01""#, 7), (#""\udfff""#, 7), (#""\ud83dxude00""#, 7),
    (#""\ud800\ud800""#, 7), (#""\ud83dx""#, 7), (#""\ud83d\n""#, 7),
    (#""\ude00\ud83d""#, 7), (#""\ud83d"#, 7),
  ])
  func refusesHalvesOfSurrogatePairs(_ text: String, _ index: Int) {
    #expect(throws: JSONError.loneSurrogate(index: index)) { try parse(text) }
  }

  @Test(arguments: RequestBodyTests.notUTF8)
  func refusesWhatIsNotUTF8(_ bytes: [UInt8]) {
    let text = [0x22] + bytes + [0x22]
    #expect(throws: JSONError.notUTF8) { _ = try JSONValue(parsing: text.span).isNull }
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"a":1,"b":[{}],"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"":1,"":2}"#, #"[{"x":{"a":1,"a":1}}]"#,
    #"{"😀":1,"\ud83d\ude00":2}"#, #"{"a":{"a":1},"b":0,"a":1}"#, #"{"/":1,"\/":2}"#,
  ])
  func refusesNamesThatStandTwice(_ text: String) {
    do throws(JSONError) {
      try parse(text)
      Issue.record("taken: \(text)")
    } catch {
      if case .repeatedName = error { return }
      Issue.record("refused for \(error)")
    }
  }

  @Test func nestsToTheLimit() {
    #expect(JSONValue.maximumDepth == 16)
    #expect(JSONValue.maximumMemberCount == 256)
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      func nested(_ depth: Int) -> String {
        String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
      }
      #expect(throws: Never.self) { try parse(nested(JSONValue.maximumDepth)) }
      #expect(throws: JSONError.tooDeep(index: 16 * open.utf8.count)) { try parse(nested(JSONValue.maximumDepth + 1)) }
      #expect(throws: JSONError.tooDeep(index: 16 * open.utf8.count)) { try parse(nested(100_000)) }
    }
  }

  @Test func takesMembersToTheLimit() {
    func object(_ count: Int) -> String { "{" + (0..<count).map { "\"\($0)\":0" }.joined(separator: ",") + "}" }
    #expect(throws: Never.self) { try parse(object(JSONValue.maximumMemberCount)) }
    do throws(JSONError) {
      try parse(object(JSONValue.maximumMemberCount + 1))
      Issue.record("taken")
    } catch {
      guard case .tooManyMembers = error else {
        Issue.record("refused for \(error)")
        return
      }
    }
  }

  @Test func stringsAreUnescaped() throws {
    let text =
      #"["a\"\\\/\b\f\n\r\t\u0000\u007f\u0080\u07ff\u0800\u8001\uffff\ud800\udc00\ud900\udc01\udbff\udfff"#
      + #"\uD83D\uDE00é😀"]"#
    let expected =
      "a\"\\/\u{8}\u{c}\n\r\t\u{0}\u{7f}\u{80}\u{7ff}\u{800}\u{8001}\u{ffff}\u{10000}\u{50001}\u{10ffff}😀é😀"
    var strings: [String] = []
    var isEqual = false
    var utf8Count = 0
    try JSONValue(parsing: text.utf8.span).forEachElement { (element) in
      guard let string = element.string else { return }
      strings.append(String(string))
      isEqual = string == expected && !(string == "a") && !(string == expected + "x")
      utf8Count = string.utf8Count
    }
    #expect(strings == [expected])
    #expect(isEqual)
    #expect(utf8Count == expected.utf8.count)
  }

  @Test func aStringNeedsRoom() throws {
    let text = #""\u00e9\n""#
    for room in 0...4 {
      var refused: JSONOutputTooSmall?
      let bytes = try [UInt8](capacity: room) { (output) throws(JSONError) in
        let value = try JSONValue(parsing: text.utf8.span)
        do throws(JSONOutputTooSmall) { try value.string?.append(to: &output) } catch { refused = error }
      }
      #expect(refused?.byteCount == (room < 3 ? 3 : nil))
      #expect(bytes == (room < 3 ? [] : [0xc3, 0xa9, 0x0a]))
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("3600", 3600), ("1929", 1929), ("-1", -1), ("2147483647", Int32.max),
      ("-2147483648", Int32.min),
      ("2147483648", nil), ("-2147483649", nil), ("4294967297", nil), ("99999999999999999999", nil), ("1.0", nil),
      ("1e3", nil), ("true", nil), (#""1""#, nil), ("null", nil), ("[1]", nil),
    ] as [(String, Int32?)])
  func integers(_ text: String, _ expected: Int32?) throws {
    let integer = try JSONValue(parsing: text.utf8.span).integer
    #expect(integer == expected)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("-1", -1), ("1929", 1929), ("4294967296", 4_294_967_296),
      ("9223372036854775807", Int64.max),
      ("-9223372036854775808", Int64.min), ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.0", nil),
      ("1e3", nil), ("true", nil), (#""1""#, nil), ("null", nil), ("[1]", nil),
    ] as [(String, Int64?)])
  func longIntegers(_ text: String, _ expected: Int64?) throws {
    let integer = try JSONValue(parsing: text.utf8.span).integer64
    #expect(integer == expected)
  }

  @Test func membersAreFound() throws {
    let text = #" {"a":{"b":[true,false,null]},"c\u0064":"x","e":7, "":false} "#
    let json = try JSONValue(parsing: text.utf8.span)
    var names: [String] = []
    var integers: [Int32?] = []
    json.forEachMember { (name, value) in
      names.append(String(name))
      integers.append(value.integer)
    }
    #expect(names == ["a", "cd", "e", ""])
    #expect(integers == [nil, nil, 7, nil])
    let integer = json.member("e")?.integer
    #expect(integer == 7)
    let bool = json.member("")?.bool
    #expect(bool == false)
    if let string = json.member("cd")?.string { names.append(String(string)) }
    #expect(names.last == "x")
    var bools: [Bool?] = []
    var nulls: [Bool] = []
    json.member("a")?.member("b")?.forEachElement { (element) in
      bools.append(element.bool)
      nulls.append(element.isNull)
    }
    #expect(bools == [true, false, nil])
    #expect(nulls == [false, false, true])
    let isAbsent = json.member("x") == nil && json.member("e")?.member("x") == nil
    #expect(isAbsent)
  }

  private func parse(_ text: String) throws(JSONError) { _ = try JSONValue(parsing: text.utf8.span) }
}
