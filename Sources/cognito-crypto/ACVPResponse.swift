import CognitoCrypto
import PureCrypto

/// Makes the response to a vector set of NIST's Automated Cryptographic Validation Protocol.
///
/// Source: draft-fussell-acvp-spec, draft-celi-acvp-sha §8 and §9, draft-fussell-acvp-mac.
struct ACVPResponse {
  let tests: ACVPTests

  /// The response to a prompt: a vector set alone, or an array of the version and vector sets. It has the same form.
  func response(to prompt: JSONValue) throws(Failure) -> JSON {
    if prompt.member("testGroups") != nil { return try response(toSet: prompt) }
    var elements: [JSON] = []
    var setCount = 0
    try forEachElement(of: prompt) { (element) throws(Failure) in
      if element.member("testGroups") != nil {
        setCount += 1
        elements.append(try response(toSet: element))
      } else {
        elements.append(.object([("acvVersion", .string(try text("acvVersion", of: element)))]))
      }
    }
    guard setCount > 0 else { throw .badData("there is no vector set: no object has testGroups") }
    return .array(elements)
  }

  private func response(toSet set: JSONValue) throws(Failure) -> JSON {
    var members: [(name: String, value: JSON)] = []
    if set.member("acvVersion") != nil { members.append(("acvVersion", .string(try text("acvVersion", of: set)))) }
    let algorithm = try text("algorithm", of: set)
    let revision = try text("revision", of: set)
    switch (algorithm, revision) {
    case ("SHA2-256", "1.0"), ("HMAC-SHA2-256", "1.0"), ("HMAC-SHA2-256", "2.0"): break
    default:
      throw .badData(
        "\(shown(algorithm)) \(shown(revision)) is not answered, but SHA2-256 1.0, HMAC-SHA2-256 1.0 and 2.0")
    }
    members.append(("vsId", .number(try integer("vsId", of: set))))
    members.append(("algorithm", .string(algorithm)))
    members.append(("revision", .string(revision)))
    if let isSample = set.member("isSample")?.bool { members.append(("isSample", .bool(isSample))) }
    var groups: [JSON] = []
    if let array = set.member("testGroups") {
      try forEachElement(of: array) { (group) throws(Failure) in
        let id = try integer("tgId", of: group)
        let tests = try named("tgId \(id)") { () throws(Failure) in
          try results(of: group, isHMAC: algorithm == "HMAC-SHA2-256")
        }
        groups.append(.object([("tgId", .number(id)), ("tests", .array(tests))]))
      }
    }
    guard !groups.isEmpty else { throw .badData("testGroups has no test group") }
    members.append(("testGroups", .array(groups)))
    return .object(members)
  }

  private func results(of group: JSONValue, isHMAC: Bool) throws(Failure) -> [JSON] {
    var results: [JSON] = []
    let type = try text("testType", of: group)
    if let array = group.member("tests") {
      try forEachElement(of: array) { (test) throws(Failure) in
        let id = try integer("tcId", of: test)
        let result = try named("tcId \(id)") { () throws(Failure) in
          isHMAC ? try codeResult(of: test, in: group, type) : try hashResult(of: test, in: group, type)
        }
        results.append(.object([("tcId", .number(id)), result]))
      }
    }
    guard !results.isEmpty else { throw .badData("tests has no test") }
    return results
  }

  private func hashResult(
    of test: JSONValue, in group: JSONValue, _ type: String
  ) throws(Failure) -> (name: String, value: JSON) {
    switch type {
    case "AFT": return ("md", hexadecimal(tests.functional(try bits("msg", "len", of: test)).bytes.span))
    case "MCT":
      // Sets of before 2023 do not say: there was only the standard version.
      let version = group.member("mctVersion") == nil ? "standard" : try text("mctVersion", of: group)
      guard version == "standard" || version == "alternate" else {
        throw .badData("mctVersion is \(shown(version)), and not standard or alternate")
      }
      let digests = tests.monteCarlo(seed: try bits("msg", "len", of: test), isAlternate: version == "alternate")
      return ("resultsArray", .array(digests.map { .object([("md", hexadecimal($0.bytes.span))]) }))
    case "LDT":
      guard let message = test.member("largeMsg") else { throw .badData("largeMsg is missing") }
      let technique = try text("expansionTechnique", of: message)
      guard technique == "repeating" else {
        throw .badData("expansionTechnique is \(shown(technique)), and not repeating")
      }
      let content = try bits("content", "contentLength", of: message)
      guard content.bitCount > 0 else { throw .badData("contentLength is 0") }
      let bitCount = try integer("fullLength", of: message)
      return ("md", hexadecimal(tests.largeData(content, bitCount: bitCount).bytes.span))
    default: throw .badData("testType is \(shown(type)), and not AFT, MCT or LDT")
    }
  }

  private func codeResult(
    of test: JSONValue, in group: JSONValue, _ type: String
  ) throws(Failure) -> (name: String, value: JSON) {
    guard type == "AFT" else { throw .badData("testType is \(shown(type)), and not AFT") }
    let message = try bits("msg", "msgLen", of: test, or: group)
    let key = try bits("key", "keyLen", of: test, or: group)
    let codeBitCount = try integer("macLen", of: test, or: group)
    for count in [message.bitCount, key.bitCount, codeBitCount] where count & 7 > 0 {
      throw .badData("msgLen, keyLen and macLen are not all of whole bytes")
    }
    guard codeBitCount > 0, codeBitCount <= 8 * HMACSHA256.byteCount else {
      throw .badData("macLen is \(codeBitCount), and not from 8 to 256")
    }
    let code = tests.authenticationCode(for: message, key: key, byteCount: codeBitCount / 8)
    return ("mac", hexadecimal(code.span))
  }

  /// The bits that the member `name` has in hexadecimal, and `countName` says the number of.
  private func bits(
    _ name: StaticString, _ countName: StaticString, of object: JSONValue, or outer: JSONValue? = nil
  ) throws(Failure) -> BitString {
    let count = try integer(countName, of: object, or: outer)
    guard let bits = BitString(hexadecimal: try text(name, of: object), bitCount: count) else {
      throw .badData("\(name) is not hexadecimal, or not of as many bytes as \(countName) \(count) needs")
    }
    return bits
  }

  private func text(_ name: StaticString, of object: JSONValue) throws(Failure) -> String {
    guard let value = object.member(name)?.string else { throw .badData("\(name) is missing, or no string") }
    return String(value)
  }

  /// Where `object` does not have the member, that of `outer`.
  private func integer(
    _ name: StaticString, of object: JSONValue, or outer: JSONValue? = nil
  ) throws(Failure) -> Int {
    guard let number = object.member(name)?.integer64 ?? outer?.member(name)?.integer64,
      let value = Int(exactly: number), value >= 0
    else { throw .badData("\(name) is missing, or no whole number") }
    return value
  }

  private func hexadecimal(_ bytes: Span<UInt8>) -> JSON {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var text = String.UnicodeScalarView()
    for index in bytes.indices {
      text.append(digits[Int(bytes[index] >> 4)])
      text.append(digits[Int(bytes[index] & 15)])
    }
    return .string(String(text))
  }

  /// A text of the file, for a message.
  private func shown(_ text: String) -> String { "\"\(printable(Array(text.utf8.prefix(40))))\"" }

  /// Lets the message of an error begin with `name`.
  private func named<Result>(
    _ name: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    do { return try body() } catch { throw Failure(status: error.status, message: "\(name): \(error.message)") }
  }

  /// Calls `body` with the elements of an array until it throws.
  private func forEachElement(
    of array: JSONValue, _ body: (JSONValue) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    array.forEachElement { (element) in
      guard failure == nil else { return }
      do throws(Failure) { try body(element) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
