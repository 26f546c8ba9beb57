import CognitoCrypto
import Reference

/// The writer of requests: the reader reads back what went in, and what cannot be written leaves nothing behind.
func fuzz(_ input: inout Input) {
  let kind = input.byte()
  let (id, secret) = (input.part(), input.part())
  let (username, password, code) = (input.part(), input.part(), input.part())
  let (name, value) = (input.part(), input.rest())

  guard let client = try? AppClient(id: id.span, secret: secret.span) else {
    return require(id.isEmpty || id.count > 128 || secret.isEmpty, "ids and secrets are hashed as they are")
  }
  let hash = base64(hmacSHA256(username + id, key: secret))
  switch kind % 3 {
  case 0:
    let body = body(texts: [id, username, password, code, name, value], isUsernameEmpty: username.isEmpty) {
      (output) throws(RequestError) in
      try client.confirmForgotPassword(
        username: username.span, confirmationCode: code.span, password: password.span, into: &output
      ) { $0.setClientMetadata { $0.append(name: name.span, value: value.span) } }
    }
    guard let body else { return }
    read(body, ["ClientId"], id)
    read(body, ["Username"], username)
    read(body, ["SecretHash"], hash)
    read(body, ["Password"], password)
    read(body, ["ConfirmationCode"], code)
    readMember(body, name, value)
  case 1:
    let body = body(texts: [id, username, password, code, name, value], isUsernameEmpty: username.isEmpty) {
      (output) throws(RequestError) in
      try client.respondToAuthChallenge(
        .newPassword(password.span), username: username.span, session: code.span,
        userAttributes: { $0.append(name: name.span, value: value.span) }, into: &output)
    }
    guard let body else { return }
    read(body, ["ChallengeResponses", "USERNAME"], username)
    read(body, ["ChallengeResponses", "SECRET_HASH"], hash)
    read(body, ["ChallengeResponses", "NEW_PASSWORD"], password)
    read(body, ["Session"], code)
  default:
    let form = body(texts: [id, password, code, value], isUsernameEmpty: false) { (output) throws(RequestError) in
      try client.oauthToken(
        .authorizationCode(code.span, redirectURI: password.span, codeVerifier: value.span), into: &output)
    }
    if let form {
      let fields = [
        ("grant_type", Array("authorization_code".utf8)), ("client_id", id), ("code", code), ("redirect_uri", password),
        ("code_verifier", value),
      ]
      require(String(decoding: form, as: UTF8.self) == formText(fields), "the form")
    }
    let header = try? client.basicAuthorization(clientSecret: String(decoding: secret, as: UTF8.self))
    let credentials = id + [0x3a] + Array(String(decoding: secret, as: UTF8.self).utf8)
    require(header == "Basic " + String(decoding: base64(credentials), as: UTF8.self), "the header")
  }
}

/// The body; `nil` where it must be refused, and is. Also, that too little room is refused and leaves nothing behind.
private func body(
  texts: [[UInt8]], isUsernameEmpty: Bool, _ write: (inout OutputSpan<UInt8>) throws(RequestError) -> Void
) -> [UInt8]? {
  let isText = texts.allSatisfy { String(validating: $0, as: UTF8.self) != nil }
  var byteCount = 0
  do throws(RequestError) {
    _ = try [UInt8](capacity: 0) { (output) throws(RequestError) in try write(&output) }
  } catch {
    switch error {
    case .outputTooSmall(let count): byteCount = count
    case .notUTF8: require(!isText, "texts that are UTF-8 are written")
    case .emptyUsername: require(isUsernameEmpty, "a username is hashed")
    default: require(false, "no other error")
    }
  }
  guard byteCount > 0 else { return nil }
  require(isText && !isUsernameEmpty, "what cannot be sent is refused")
  let tooSmall = try? [UInt8](capacity: byteCount - 1) { (output) throws(RequestError) in
    defer { require(output.isEmpty, "nothing is written where there is too little room") }
    try write(&output)
  }
  require(tooSmall == nil, "too little room is refused")
  let body = try? [UInt8](capacity: byteCount) { (output) throws(RequestError) in try write(&output) }
  require(body?.count == byteCount, "the size that was announced")
  return body
}

private func read(_ body: [UInt8], _ path: [String], _ expected: [UInt8]) {
  guard var value = try? JSONValue(parsing: body.span) else { return require(false, "the body is JSON") }
  for name in path {
    guard let member = value.member(name) else { return require(false, "the member is there") }
    value = member
  }
  guard let string = value.string else { return require(false, "the member is a string") }
  require(string == expected.span, "the member has the text")
}

private func readMember(_ body: [UInt8], _ name: [UInt8], _ expected: [UInt8]) {
  guard let value = try? JSONValue(parsing: body.span) else { return }
  guard let string = value.member("ClientMetadata")?.member(name.span)?.string else {
    return require(false, "the metadata is there")
  }
  require(string == expected.span, "the metadata has the text")
}

/// The form that has these fields (RFC 3986 §2.3).
private func formText(_ fields: [(String, [UInt8])]) -> String {
  let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
  let digits = Array("0123456789ABCDEF")
  return fields.map { (name, value) in
    value.reduce(into: name + "=") { (text, byte) in
      if unreserved.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }.joined(separator: "&")
}
