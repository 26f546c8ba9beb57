import CognitoCrypto
import Reference

/// The strict reader of JSON, and what reads answers and tokens with it: any text is refused, or read as the reference
/// reads it.
func fuzz(_ input: inout Input) {
  let text = input.rest()
  let expected = parseJSON(
    text, maximumDepth: JSONValue.maximumDepth, maximumMemberCount: JSONValue.maximumMemberCount)
  if let value = try? JSONValue(parsing: text.span) {
    guard let expected else { return require(false, "what is read is JSON") }
    check(value, expected)
  } else {
    require(expected == nil, "JSON is read")
  }
  readAnswer(text)
  readToken(text)
}

/// That both readers understood the same.
private func check(_ value: borrowing JSONValue, _ expected: JSON) {
  var isString = false
  var isBool = false
  var elementCount = 0
  var memberCount = 0
  switch expected {
  case .null: require(value.isNull, "null")
  case .bool(let bool):
    isBool = true
    require(value.bool == bool, "a truth value")
  case .number(let number):
    let isInteger = number.utf8.allSatisfy { $0 == 0x2d || $0 >= 0x30 && $0 <= 0x39 }
    require(value.integer == (isInteger ? Int32(number) : nil), "a number")
  case .string(let string):
    isString = true
    guard let read = value.string else { return require(false, "a string") }
    require(String(read).utf8.elementsEqual(string.utf8), "the text of a string")
    require(read == string, "a string compared")
    require(read.utf8Count == string.utf8.count, "the size of a string")
  case .array(let elements):
    value.forEachElement { element in
      if elementCount < elements.count { check(element, elements[elementCount]) }
      elementCount += 1
    }
    require(elementCount == elements.count, "the number of elements")
    elementCount = 0
  case .object(let members):
    value.forEachMember { (name, member) in
      if memberCount < members.count {
        require(String(name).utf8.elementsEqual(members[memberCount].name.utf8), "a name")
        check(member, members[memberCount].value)
      }
      memberCount += 1
    }
    require(memberCount == members.count, "the number of members")
    memberCount = 0
    // Looking each one up takes time that grows with the square of their number.
    for member in members.prefix(4) {
      if let found = value.member(member.name) { check(found, member.value) } else { require(false, "a member") }
    }
  }
  // What a value is not.
  if !isString, let _ = value.string { require(false, "no string") }
  if !isBool { require(value.bool == nil, "no truth value") }
  if case .null = expected {} else { require(!value.isNull, "not null") }
  if case .number = expected {} else { require(value.integer == nil, "no number") }
  if case .array = expected {} else { value.forEachElement { _ in elementCount += 1 } }
  if case .object = expected {} else { value.forEachMember { (_, _) in memberCount += 1 } }
  require(elementCount == 0 && memberCount == 0, "neither array nor object")
}

private func readAnswer(_ text: [UInt8]) {
  guard let answer = try? CognitoResponse(text.span) else { return }
  if let name = answer.exceptionName { _ = String(name) }
  if let message = answer.exceptionMessage { _ = String(message) }
  if let token = answer.accessToken { _ = String(token) }
  if let key = answer.newDeviceKey { _ = String(key) }
  if let destination = answer.codeDestination { _ = String(destination) }
  _ = (answer.expiresIn, answer.challengeName, answer.isAvailable(.password), answer.isUserConfirmed)
}

private func readToken(_ text: [UInt8]) {
  let payload = try? [UInt8](capacity: text.count) { (output) throws(TokenError) in
    try UnverifiedToken.payload(of: text.span, into: &output)
  }
  for payload in [payload ?? [], text] {
    guard
      let username = try? [UInt8](
        capacity: text.count,
        initializingWith: { (output) throws(TokenError) in
          try UnverifiedToken.username(inPayload: payload.span, into: &output)
        })
    else { continue }
    require(!username.isEmpty && String(validating: username, as: UTF8.self) != nil, "a username is text")
  }
}
