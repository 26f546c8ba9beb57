import CognitoCrypto
import Testing

@Suite struct CognitoResponseTests {
  @Test func signUp() throws {
    let body = #"""
      {"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"a***@e***"},
       "Session":"AYABeC1","UserConfirmed":false,"UserSub":"a1b2c3d4"}
      """#
    let answer = try CognitoResponse(body.utf8.span)
    #expect(text(answer.codeDestination) == "a***@e***")
    #expect(text(answer.codeDeliveryMedium) == "EMAIL")
    #expect(text(answer.codeAttributeName) == "email")
    #expect(text(answer.session) == "AYABeC1")
    #expect(text(answer.userSub) == "a1b2c3d4")
    let isConfirmed = answer.isUserConfirmed
    #expect(isConfirmed == false)
    #expect(text(answer.accessToken) == nil)
    #expect(text(answer.exceptionName) == nil)
  }

  @Test func tokens() throws {
    let body = #"""
      {"AuthenticationResult":{"AccessToken":"a.b.c","ExpiresIn":3600,"IdToken":"d.e.f","RefreshToken":"r",
       "TokenType":"Bearer","NewDeviceMetadata":{"DeviceGroupKey":"-g","DeviceKey":"eu-west-1_k"}},
       "ChallengeParameters":{}}
      """#
    let answer = try CognitoResponse(body.utf8.span)
    #expect(text(answer.accessToken) == "a.b.c")
    #expect(text(answer.idToken) == "d.e.f")
    #expect(text(answer.refreshToken) == "r")
    #expect(text(answer.tokenType) == "Bearer")
    #expect(text(answer.newDeviceKey) == "eu-west-1_k")
    #expect(text(answer.newDeviceGroupKey) == "-g")
    let (expiresIn, challenge) = (answer.expiresIn, answer.challengeName)
    #expect(expiresIn == 3600)
    #expect(challenge == nil)
  }

  @Test func challenge() throws {
    let body = #"""
      {"ChallengeName":"SELECT_CHALLENGE","AvailableChallenges":["PASSWORD","EMAIL_OTP"],
       "ChallengeParameters":{"USERNAME":"a1","USER_ID_FOR_SRP":"a2"},"Session":"s"}
      """#
    let answer = try CognitoResponse(body.utf8.span)
    let challenge = answer.challengeName
    #expect(challenge == .selectChallenge)
    #expect(text(answer.challengeParameter("USERNAME")) == "a1")
    #expect(text(answer.challengeParameter("SRP_B")) == nil)
    let available = (0..<ChallengeName.count).compactMap(ChallengeName.init).filter { answer.isAvailable($0) }
    #expect(available == [.emailOTP, .password])
  }

  @Test(arguments: [
    "NotAuthorizedException", "com.amazonaws.cognito.identity.idp#NotAuthorizedException",
    "NotAuthorizedException:http://internal.amazon.com/", "a#NotAuthorizedException:http://x/",
  ])
  func exceptions(_ type: String) throws {
    for name in ["message", "Message"] {
      let body = #"{"__type":"\#(type)","\#(name)":"SecretHash does not match for the client: \"1\""}"#
      let answer = try CognitoResponse(body.utf8.span)
      #expect(text(answer.exceptionName) == "NotAuthorizedException")
      #expect(text(answer.exceptionMessage) == #"SecretHash does not match for the client: "1""#)
    }
  }

  @Test(arguments: [
    ("#A", "A"), ("a#b#C", "C"), ("A:x", "A"), ("AB:x", "AB"), ("n#A:x", "A"), ("n#AB:x#", ""), (":", ""), ("", ""),
  ])
  func namespacesAndAddressesAroundNames(_ type: String, _ name: String) throws {
    let body = #"{"__type":"\#(type)"}"#
    let answer = try CognitoResponse(body.utf8.span)
    #expect(text(answer.exceptionName) == name)
  }

  @Test func challengeNamesAreReadBack() throws {
    #expect(ChallengeName.count == 16)
    #expect(ChallengeName(rawValue: ChallengeName.count) == nil)
    for rawValue in 0..<ChallengeName.count {
      let challenge = try #require(ChallengeName(rawValue: rawValue))
      let body = #"{"ChallengeName":"\#(challenge.name)"}"#
      let name = try CognitoResponse(body.utf8.span).challengeName
      #expect(name == challenge)
    }
    let unknown = try CognitoResponse(#"{"ChallengeName":"SMS_MFA2"}"#.utf8.span).challengeName
    #expect(unknown == nil)
  }

  @Test func otherTypesAreNil() throws {
    let body = #"{"AuthenticationResult":"x","Session":1,"ChallengeName":[],"UserConfirmed":"true","__type":null}"#
    let answer = try CognitoResponse(body.utf8.span)
    #expect(text(answer.accessToken) == nil)
    #expect(text(answer.session) == nil)
    #expect(text(answer.exceptionName) == nil)
    let (challenge, isConfirmed, expiresIn) = (answer.challengeName, answer.isUserConfirmed, answer.expiresIn)
    #expect(challenge == nil && isConfirmed == nil && expiresIn == nil)
  }

  private func text(_ string: JSONString?) -> String? {
    guard let string else { return nil }
    return String(string)
  }
}
