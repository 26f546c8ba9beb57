import CognitoCrypto
import Foundation

// Drives the library from the scripts of this folder. Reads JSON, one object a line; answers with one line each: a body,
// or "error: " and what it is.
//
// With "answerBody", the body of an answer, it gives the "member" of it.
//
// The client secret comes in the environment. "call" names the operation, the other members are its arguments.

let environment = ProcessInfo.processInfo.environment
let secret = environment["COGNITO_CLIENT_SECRET"] ?? ""
let client = try AppClient(id: environment["COGNITO_CLIENT_ID"] ?? "", secret: secret)

struct MissingArgument: Error { let name: String }

struct Call {
  let arguments: [String: Any]

  subscript(_ name: String) -> String? { arguments[name] as? String }

  func required(_ name: String) throws -> String {
    guard let value = self[name] else { throw MissingArgument(name: name) }
    return value
  }

  func map(_ name: String) -> [String: String]? { arguments[name] as? [String: String] }

  func setCommon<Members: AnalyticsMembers>(_ members: inout RequestMembers<Members>) {
    if let map = map("clientMetadata") { members.setClientMetadata(map) }
    if let id = self["analyticsEndpointID"] { members.setAnalyticsEndpointID(id) }
  }

  func setUser(_ members: inout RequestMembers<UserMembers>) {
    setCommon(&members)
    if let address = self["ipAddress"] { members.setUserContext(ipAddress: address, encodedData: self["encodedData"]) }
  }

  func setSignUp(_ members: inout RequestMembers<SignUpMembers>) {
    setCommon(&members)
    if let address = self["ipAddress"] { members.setUserContext(ipAddress: address, encodedData: self["encodedData"]) }
    if let map = map("userAttributes") { members.setUserAttributes(map) }
    if let map = map("validationData") { members.setValidationData(map) }
  }

  func setAdmin(_ members: inout RequestMembers<AdminMembers>) {
    setCommon(&members)
    guard let address = self["ipAddress"], let name = self["serverName"], let path = self["serverPath"] else { return }
    members.setContext(
      ipAddress: address, serverName: name, serverPath: path, encodedData: self["encodedData"],
      httpHeaders: map("httpHeaders") ?? [:])
  }

  func flow() throws -> AuthFlow<String> {
    switch try required("flow") {
    case "user": .user(username: try required("username"), preferredChallenge: try preferredChallenge())
    case "userSRP": .userSRP(username: try required("username"), srpA: try required("srpA"))
    case "password": .password(username: try required("username"), password: try required("password"))
    case "custom": .custom(username: try required("username"), srpA: self["srpA"])
    case "refreshToken":
      if let token = self["usernameOfToken"] {
        .refreshToken(try required("token"), username: try PoolUsername(unverifiedToken: token))
      } else {
        .refreshToken(try required("token"), username: PoolUsername(try required("poolUsername")))
      }
    case let flow: throw MissingArgument(name: flow)
    }
  }

  func preferredChallenge() throws -> PreferredChallenge<String>? {
    switch self["preferredChallenge"] {
    case nil: nil
    case "password": .password(self["password"])
    case "passwordSRP": .passwordSRP(srpA: self["srpA"])
    case "webAuthn": .webAuthn
    case "emailOTP": .emailOTP
    case "smsOTP": .smsOTP
    case let name?: throw MissingArgument(name: name)
    }
  }

  func response() throws -> ChallengeResponse<String> {
    switch try required("challenge") {
    case "smsMFA": .smsMFA(code: try required("code"))
    case "emailOTP": .emailOTP(code: try required("code"))
    case "smsOTP": .smsOTP(code: try required("code"))
    case "softwareTokenMFA": .softwareTokenMFA(code: try required("code"))
    case "selectMFAType": .selectMFAType(.softwareToken)
    case "mfaSetup": .mfaSetup
    case "passwordVerifier":
      .passwordVerifier(
        signature: try required("signature"), secretBlock: try required("secretBlock"),
        timestamp: try required("timestamp"))
    case "custom": .custom(answer: try required("answer"))
    case "selectPassword": .selectChallenge(.password(try required("password")))
    case "selectPasswordSRP": .selectChallenge(.passwordSRP(srpA: try required("srpA")))
    case "selectWebAuthn": .selectChallenge(.webAuthn(credential: try required("credential")))
    case "selectEmailOTP": .selectChallenge(.emailOTP)
    case "selectSMSOTP": .selectChallenge(.smsOTP)
    case "deviceSRP": .deviceSRP(deviceKey: try required("deviceKey"), srpA: try required("srpA"))
    case "devicePasswordVerifier":
      .devicePasswordVerifier(
        deviceKey: try required("deviceKey"), signature: try required("signature"),
        secretBlock: try required("secretBlock"), timestamp: try required("timestamp"))
    case "newPassword": .newPassword(try required("password"))
    case "password": .password(try required("password"))
    case "passwordSRP": .passwordSRP(srpA: try required("srpA"))
    case "webAuthn": .webAuthn(credential: try required("credential"))
    case let name: throw MissingArgument(name: name)
    }
  }

  func request() throws -> CognitoRequest {
    switch try required("call") {
    case "SignUp":
      try client.signUp(username: try required("username"), password: self["password"], members: setSignUp)
    case "ConfirmSignUp":
      try client.confirmSignUp(
        username: try required("username"), confirmationCode: try required("code"), session: self["session"],
        forceAliasCreation: arguments["forceAliasCreation"] as? Bool, members: setUser)
    case "ResendConfirmationCode":
      try client.resendConfirmationCode(username: try required("username"), members: setUser)
    case "ForgotPassword":
      try client.forgotPassword(username: try required("username"), members: setUser)
    case "ConfirmForgotPassword":
      try client.confirmForgotPassword(
        username: try required("username"), confirmationCode: try required("code"),
        password: try required("password"), members: setUser)
    case "InitiateAuth":
      try client.initiateAuth(try flow(), session: self["session"], deviceKey: self["deviceKey"], members: setUser)
    case "AdminInitiateAuth":
      try client.adminInitiateAuth(
        userPoolID: try required("userPoolID"), try flow(), session: self["session"], deviceKey: self["deviceKey"],
        members: setAdmin)
    case "RespondToAuthChallenge":
      try client.respondToAuthChallenge(
        try response(), username: try required("username"), session: self["session"], deviceKey: self["deviceKey"],
        userAttributes: map("userAttributes") ?? [:], members: setUser)
    case "AdminRespondToAuthChallenge":
      try client.adminRespondToAuthChallenge(
        userPoolID: try required("userPoolID"), try response(), username: try required("username"),
        session: self["session"], deviceKey: self["deviceKey"], userAttributes: map("userAttributes") ?? [:],
        members: setAdmin)
    case "GetTokensFromRefreshToken":
      try client.getTokensFromRefreshToken(
        try required("token"), clientSecret: secret, deviceKey: self["deviceKey"]
      ) { members in
        if let map = map("clientMetadata") { members.setClientMetadata(map) }
      }
    case "RevokeToken": try client.revokeToken(try required("token"), clientSecret: secret)
    case let name: throw MissingArgument(name: name)
    }
  }
}

/// A member of an answer, as ``CognitoResponse`` reads it; empty where there is none.
func answered(_ name: String, in body: String) throws(JSONError) -> String {
  let answer = try CognitoResponse(body.utf8.span)
  func text(_ string: JSONString?) -> String {
    guard let string else { return "" }
    return String(string)
  }
  return switch name {
  case "exceptionName": text(answer.exceptionName)
  case "exceptionMessage": text(answer.exceptionMessage)
  case "accessToken": text(answer.accessToken)
  case "idToken": text(answer.idToken)
  case "refreshToken": text(answer.refreshToken)
  case "tokenType": text(answer.tokenType)
  case "expiresIn": answer.expiresIn.map { "\($0)" } ?? ""
  case "challengeName": answer.challengeName.map { "\($0.name)" } ?? ""
  case "session": text(answer.session)
  case "isUserConfirmed": answer.isUserConfirmed.map { "\($0)" } ?? ""
  case "userSub": text(answer.userSub)
  case "codeDeliveryMedium": text(answer.codeDeliveryMedium)
  default: text(answer.json.member("ChallengeParameters")?.member(name)?.string)
  }
}

/// Every value and string of a JSON text, written in one way only: what the reader understood.
func canonical(_ value: JSONValue) -> String {
  if let string = value.string { return "s" + Data(String(string).utf8).base64EncodedString() }
  if let bool = value.bool { return bool ? "t" : "f" }
  if value.isNull { return "n" }
  var parts: [String] = []
  value.forEachElement { parts.append(canonical($0)) }
  if !parts.isEmpty { return "[" + parts.joined(separator: ",") + "]" }
  value.forEachMember { (name, value) in
    parts.append(Data(String(name).utf8).base64EncodedString() + ":" + canonical(value))
  }
  if !parts.isEmpty { return "{" + parts.joined(separator: ",") + "}" }
  return value.integer.map { "i\($0)" } ?? "-"
}

/// Reads Base64 of a JSON text; answers with what the reader understood, or "error".
func read(_ line: String) -> String {
  let text = Array(Data(base64Encoded: line) ?? Data())
  guard let value = try? JSONValue(parsing: text.span) else { return "error" }
  return canonical(value)
}

/// Reads Base64 of a text; answers with a body that has it as a password, or "error".
func write(_ line: String) -> String {
  let text = Array(Data(base64Encoded: line) ?? Data())
  let body = try? [UInt8](capacity: 6 * text.count + 200) { (output) throws(RequestError) in
    try client.confirmForgotPassword(
      username: [0x75].span, confirmationCode: [0x31].span, password: text.span, into: &output)
  }
  return body.map { String(decoding: $0, as: UTF8.self) } ?? "error"
}

/// The answer to a line of calls.
func call(_ line: String) -> String {
  do {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    let call = Call(arguments: object ?? [:])
    if let body = call["answerBody"] { return try answered(try call.required("member"), in: body) }
    return try call.request().bodyText
  } catch { return "error: \(error)" }
}

let mode = CommandLine.arguments.dropFirst().first
while let line = readLine() {
  switch mode {
  case "read": print(read(line))
  case "write": print(write(line))
  default: FileHandle.standardOutput.write(Data((call(line) + "\n").utf8))  // At once: the script waits for it.
  }
}
