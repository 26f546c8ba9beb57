import CognitoCrypto

/// Requests of every operation, with every member, and the body that each must have.
enum RequestSamples {
  static let clientID = "18u8119jgbpr464n28s1itk2mq"
  static let clientSecret = "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"
  /// Published in npm cognito-srp-helper.
  static let username = "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6"
  static let hash = "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI="

  typealias Sample = (request: CognitoRequest, body: String)

  static func client() throws -> AppClient { try AppClient(id: clientID, secret: clientSecret) }

  static func all() throws -> [Sample] { try registration() + signIn() + challenges() + tokens() }

  private static let start = #"{"ClientId":"18u8119jgbpr464n28s1itk2mq","#
  private static let user = #"\#(start)"Username":"\#(username)","SecretHash":"\#(hash)""#

  static func registration() throws -> [Sample] {
    let client = try client()
    return [
      (try client.signUp(username: username, password: nil), user + "}"),
      (
        try client.signUp(username: username, password: "p") { members in
          members.setUserAttributes(["name": "Ada", "email": "ada@example.org"])
          members.setValidationData(["v": "1"])
          members.setAnalyticsEndpointID("endpoint")
          members.setUserContext(ipAddress: "192.0.2.1", encodedData: "data")
          members.setClientMetadata(["b": "2", "a": "1"])
        },
        user + #","Password":"p","UserAttributes":[{"Name":"email","Value":"ada@example.org"},"#
          + #"{"Name":"name","Value":"Ada"}],"ValidationData":[{"Name":"v","Value":"1"}],"#
          + #""AnalyticsMetadata":{"AnalyticsEndpointId":"endpoint"},"#
          + #""UserContextData":{"IpAddress":"192.0.2.1","EncodedData":"data"},"ClientMetadata":{"a":"1","b":"2"}}"#
      ),
      (
        try client.confirmSignUp(username: username, confirmationCode: "123456"),
        user + #","ConfirmationCode":"123456"}"#
      ),
      (
        try client.confirmSignUp(
          username: username, confirmationCode: "123456", session: "12345678901234567890", forceAliasCreation: false
        ) { members in
          members.setUserContext(ipAddress: "192.0.2.1")
          members.setClientMetadata([:])
        },
        user + #","ConfirmationCode":"123456","ForceAliasCreation":false,"Session":"12345678901234567890","#
          + #""UserContextData":{"IpAddress":"192.0.2.1"},"ClientMetadata":{}}"#
      ),
      (
        try client.resendConfirmationCode(username: username) { $0.setClientMetadata(["a": "1"]) },
        user + #","ClientMetadata":{"a":"1"}}"#
      ),
      (
        try client.forgotPassword(username: username) { $0.setAnalyticsEndpointID("endpoint") },
        user + #","AnalyticsMetadata":{"AnalyticsEndpointId":"endpoint"}}"#
      ),
      (
        try client.confirmForgotPassword(username: username, confirmationCode: "123456", password: "new"),
        user + #","ConfirmationCode":"123456","Password":"new"}"#
      ),
    ]
  }

  private static func auth(_ flow: String, _ parameters: String, _ rest: String = "") -> String {
    start + #""AuthFlow":"\#(flow)","AuthParameters":{\#(parameters)"SECRET_HASH":"\#(hash)"}\#(rest)}"#
  }

  static func signIn() throws -> [Sample] {
    let client = try client()
    let name = #""USERNAME":"\#(username)","#
    let preferences: [(PreferredChallenge<String>, String)] = [
      (.password(), #""PASSWORD","#), (.password("p"), #""PASSWORD","PASSWORD":"p","#),
      (.passwordSRP(), #""PASSWORD_SRP","#), (.passwordSRP(srpA: "a1"), #""PASSWORD_SRP","SRP_A":"a1","#),
      (.webAuthn, #""WEB_AUTHN","#), (.emailOTP, #""EMAIL_OTP","#), (.smsOTP, #""SMS_OTP","#),
    ]
    return try preferences.map { (preference, parameters) in
      (
        try client.initiateAuth(.user(username: username, preferredChallenge: preference)),
        auth("USER_AUTH", #"\#(name)"PREFERRED_CHALLENGE":\#(parameters)"#)
      )
    } + [
      (
        try client.initiateAuth(.user(username: username), session: "12345678901234567890"),
        auth("USER_AUTH", name, #","Session":"12345678901234567890""#)
      ),
      (
        try client.initiateAuth(.userSRP(username: username, srpA: "a1")),
        auth("USER_SRP_AUTH", #"\#(name)"SRP_A":"a1","#)
      ),
      (
        try client.initiateAuth(.password(username: username, password: "p")),
        auth("USER_PASSWORD_AUTH", #"\#(name)"PASSWORD":"p","#)
      ),
      (try client.initiateAuth(.custom(username: username)), auth("CUSTOM_AUTH", name)),
      (
        try client.initiateAuth(.custom(username: username, srpA: "a1")),
        auth("CUSTOM_AUTH", #"\#(name)"CHALLENGE_NAME":"SRP_A","SRP_A":"a1","#)
      ),
      (
        try client.initiateAuth(.refreshToken("r", username: PoolUsername(username)), deviceKey: "eu-west-1_0a") {
          $0.setUserContext(ipAddress: nil, encodedData: "data")
        },
        start
          + #""AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"r","SECRET_HASH":"\#(hash)","#
          + #""DEVICE_KEY":"eu-west-1_0a"},"UserContextData":{"EncodedData":"data"}}"#
      ),
      (
        try client.adminInitiateAuth(userPoolID: "eu-west-1_a", .password(username: username, password: "p")) {
          $0.setContext(
            ipAddress: "192.0.2.1", serverName: "s", serverPath: "/", encodedData: "data",
            httpHeaders: ["Accept": "*/*"])
        },
        start
          + #""UserPoolId":"eu-west-1_a","AuthFlow":"ADMIN_USER_PASSWORD_AUTH","AuthParameters":{\#(name)"#
          + #""PASSWORD":"p","SECRET_HASH":"\#(hash)"},"ContextData":{"IpAddress":"192.0.2.1","ServerName":"s","#
          + #""ServerPath":"/","EncodedData":"data","#
          + #""HttpHeaders":[{"headerName":"Accept","headerValue":"*/*"}]}}"#
      ),
    ]
  }

  static func challenges() throws -> [Sample] {
    let client = try client()
    let responses: [(ChallengeResponse<String>, String, String)] = [
      (.smsMFA(code: "1"), "SMS_MFA", #","SMS_MFA_CODE":"1""#),
      (.emailOTP(code: "1"), "EMAIL_OTP", #","EMAIL_OTP_CODE":"1""#),
      (.smsOTP(code: "1"), "SMS_OTP", #","SMS_OTP_CODE":"1""#),
      (.softwareTokenMFA(code: "1"), "SOFTWARE_TOKEN_MFA", #","SOFTWARE_TOKEN_MFA_CODE":"1""#),
      (.selectMFAType(.sms), "SELECT_MFA_TYPE", #","ANSWER":"SMS_MFA""#),
      (.selectMFAType(.email), "SELECT_MFA_TYPE", #","ANSWER":"EMAIL_MFA""#),
      (.selectMFAType(.softwareToken), "SELECT_MFA_TYPE", #","ANSWER":"SOFTWARE_TOKEN_MFA""#),
      (.mfaSetup, "MFA_SETUP", ""),
      (
        .passwordVerifier(signature: "s", secretBlock: "b", timestamp: "t"), "PASSWORD_VERIFIER",
        #","PASSWORD_CLAIM_SIGNATURE":"s","PASSWORD_CLAIM_SECRET_BLOCK":"b","TIMESTAMP":"t""#
      ),
      (.custom(answer: "a"), "CUSTOM_CHALLENGE", #","ANSWER":"a""#),
      (.selectChallenge(.password("p")), "SELECT_CHALLENGE", #","ANSWER":"PASSWORD","PASSWORD":"p""#),
      (.selectChallenge(.passwordSRP(srpA: "a1")), "SELECT_CHALLENGE", #","ANSWER":"PASSWORD_SRP","SRP_A":"a1""#),
      (
        .selectChallenge(.webAuthn(credential: "{}")), "SELECT_CHALLENGE",
        #","ANSWER":"WEB_AUTHN","CREDENTIAL":"{}""#
      ),
      (.selectChallenge(.emailOTP), "SELECT_CHALLENGE", #","ANSWER":"EMAIL_OTP""#),
      (.selectChallenge(.smsOTP), "SELECT_CHALLENGE", #","ANSWER":"SMS_OTP""#),
      (.deviceSRP(deviceKey: "k", srpA: "a1"), "DEVICE_SRP_AUTH", #","DEVICE_KEY":"k","SRP_A":"a1""#),
      (
        .devicePasswordVerifier(deviceKey: "k", signature: "s", secretBlock: "b", timestamp: "t"),
        "DEVICE_PASSWORD_VERIFIER",
        #","DEVICE_KEY":"k","PASSWORD_CLAIM_SIGNATURE":"s","PASSWORD_CLAIM_SECRET_BLOCK":"b","TIMESTAMP":"t""#
      ),
      (.newPassword("n"), "NEW_PASSWORD_REQUIRED", #","NEW_PASSWORD":"n""#),
      (.password("p"), "PASSWORD", #","PASSWORD":"p""#),
      (.passwordSRP(srpA: "a1"), "PASSWORD_SRP", #","SRP_A":"a1""#),
      (.webAuthn(credential: #"{"id":"x"}"#), "WEB_AUTHN", #","CREDENTIAL":"{\"id\":\"x\"}""#),
    ]
    let common = #""USERNAME":"\#(username)","SECRET_HASH":"\#(hash)""#
    let session = "12345678901234567890"
    let ends = #"},"Session":"\#(session)"}"#
    return try responses.map { (response, name, parameters) in
      (
        try client.respondToAuthChallenge(response, username: username, session: session),
        start + #""ChallengeName":"\#(name)","ChallengeResponses":{\#(common)\#(parameters)\#(ends)"#
      )
    } + [
      (
        try client.respondToAuthChallenge(
          .newPassword("n"), username: username, session: session, deviceKey: "k",
          userAttributes: ["name": "Ada", "email": "a@b"]),
        start
          + #""ChallengeName":"NEW_PASSWORD_REQUIRED","ChallengeResponses":{\#(common),"NEW_PASSWORD":"n","#
          + #""DEVICE_KEY":"k","userAttributes.email":"a@b","userAttributes.name":"Ada"\#(ends)"#
      ),
      (
        try client.respondToAuthChallenge(
          .deviceSRP(deviceKey: "k", srpA: "a1"), username: username, session: nil, deviceKey: "other"),
        start
          + #""ChallengeName":"DEVICE_SRP_AUTH","ChallengeResponses":{\#(common),"DEVICE_KEY":"k","SRP_A":"a1"}}"#
      ),
      (
        try client.adminRespondToAuthChallenge(
          userPoolID: "eu-west-1_a", .smsMFA(code: "1"), username: username, session: session),
        start
          + #""UserPoolId":"eu-west-1_a","ChallengeName":"SMS_MFA","ChallengeResponses":{\#(common),"#
          + #""SMS_MFA_CODE":"1"\#(ends)"#
      ),
    ]
  }

  static func tokens() throws -> [Sample] {
    let client = try client()
    return [
      (
        try client.getTokensFromRefreshToken("r", clientSecret: clientSecret),
        start + #""ClientSecret":"\#(clientSecret)","RefreshToken":"r"}"#
      ),
      (
        try client.getTokensFromRefreshToken("r", clientSecret: clientSecret, deviceKey: "eu-west-1_0a") {
          $0.setClientMetadata(["a": "1"])
        },
        start
          + #""ClientSecret":"\#(clientSecret)","RefreshToken":"r","DeviceKey":"eu-west-1_0a","#
          + #""ClientMetadata":{"a":"1"}}"#
      ),
      (
        try client.revokeToken("r", clientSecret: clientSecret),
        start + #""ClientSecret":"\#(clientSecret)","Token":"r"}"#
      ),
    ]
  }
}
