/// The requests of a sign-in. Each function appends the JSON body to `output`, the hash among `AuthParameters` or
/// `ChallengeResponses`, or throws and leaves it as it was.
extension AppClient {
  /// InitiateAuth: signs a user in.
  ///
  /// `session` is that of ConfirmSignUp's answer, for ``AuthFlow/user(username:preferredChallenge:)``; `deviceKey` that
  /// of a remembered device.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func initiateAuth<Text: RequestText & ~Escapable>(
    _ flow: AuthFlow<Text>, session: Text? = nil, deviceKey: Text? = nil, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(nil, flow, session, deviceKey, members, into: &output)
  }

  /// AdminInitiateAuth: signs a user in, from a server with AWS credentials.
  ///
  /// `session` is that of ConfirmSignUp's answer, for ``AuthFlow/user(username:preferredChallenge:)``; `deviceKey` that
  /// of a remembered device.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func adminInitiateAuth<Text: RequestText & ~Escapable>(
    userPoolID: Text, _ flow: AuthFlow<Text>, session: Text? = nil, deviceKey: Text? = nil,
    into output: inout OutputSpan<UInt8>, members: (inout RequestMembers<AdminMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(userPoolID, flow, session, deviceKey, members, into: &output)
  }

  /// RespondToAuthChallenge: answers a challenge of the sign-in.
  ///
  /// `username` is `USERNAME` of the `ChallengeParameters` that Cognito sent, `session` what came with them;
  /// `deviceKey` is that of a remembered device, where the response has none. `userAttributes` go with
  /// ``ChallengeResponse/newPassword(_:)``: those that the user pool requires.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func respondToAuthChallenge<Text: RequestText & ~Escapable>(
    _ response: ChallengeResponse<Text>, username: Text, session: Text?, deviceKey: Text? = nil,
    userAttributes: (inout RequestFields) -> Void = { _ in }, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(nil, response, username, session, deviceKey, userAttributes, members, into: &output)
  }

  /// AdminRespondToAuthChallenge: answers a challenge of the sign-in, from a server with AWS credentials.
  ///
  /// `username` is `USERNAME` of the `ChallengeParameters` that Cognito sent, `session` what came with them;
  /// `deviceKey` is that of a remembered device, where the response has none. `userAttributes` go with
  /// ``ChallengeResponse/newPassword(_:)``: those that the user pool requires.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func adminRespondToAuthChallenge<Text: RequestText & ~Escapable>(
    userPoolID: Text, _ response: ChallengeResponse<Text>, username: Text, session: Text?, deviceKey: Text? = nil,
    userAttributes: (inout RequestFields) -> Void = { _ in }, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<AdminMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(userPoolID, response, username, session, deviceKey, userAttributes, members, into: &output)
  }

  private borrowing func encode<Members, Text: RequestText & ~Escapable>(
    _ userPoolID: Text?, _ flow: AuthFlow<Text>, _ session: Text?, _ deviceKey: Text?,
    _ members: (inout RequestMembers<Members>) -> Void, into output: inout OutputSpan<UInt8>
  ) throws(RequestError) {
    let hash = try requestHash { (body) in flow.withHashedUsername(body) }
    try encode(members, into: &output) { (writer) in
      writer.member("UserPoolId", userPoolID)
      writer.member("AuthFlow", flow.name(isAdmin: userPoolID != nil))
      writer.name("AuthParameters")
      writer.object { (writer) in
        flow.write(to: &writer)
        writer.member("SECRET_HASH", hash.bytes.span)
        writer.member("DEVICE_KEY", deviceKey)
      }
      writer.member("Session", session)
    }
  }

  private borrowing func encode<Members, Text: RequestText & ~Escapable>(
    _ userPoolID: Text?, _ response: ChallengeResponse<Text>, _ username: Text, _ session: Text?, _ deviceKey: Text?,
    _ userAttributes: (inout RequestFields) -> Void, _ members: (inout RequestMembers<Members>) -> Void,
    into output: inout OutputSpan<UInt8>
  ) throws(RequestError) {
    let hash = try requestHash { (body) in username.withUTF8Bytes(body) }
    try encode(members, into: &output) { (writer) in
      writer.member("UserPoolId", userPoolID)
      writer.member("ChallengeName", response.name.name)
      writer.name("ChallengeResponses")
      writer.object { (writer) in
        writer.member("USERNAME", username)
        writer.member("SECRET_HASH", hash.bytes.span)
        response.write(to: &writer)
        if !response.hasDeviceKey { writer.member("DEVICE_KEY", deviceKey) }
        RequestFields.write(.prefixed, to: &writer, userAttributes)
      }
      writer.member("Session", session)
    }
  }
}
