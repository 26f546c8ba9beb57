#if !hasFeature(Embedded)
  /// The requests, from strings. Each function forwards to the one of the same name with an output.
  extension AppClient {
    /// SignUp: registers a user.
    ///
    /// `password` is nil where the user pool lets users sign in without one.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func signUp(
      username: String, password: String?, members: (inout RequestMembers<SignUpMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.signUp) { (output) throws(RequestError) in
        try signUp(username: username, password: password, into: &output, members: members)
      }
    }

    /// ConfirmSignUp: confirms a registration with the code that was sent.
    ///
    /// `session` is that of SignUp's answer, to sign in without another code. `forceAliasCreation` says whether an
    /// alias that another user has moves to this one.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func confirmSignUp(
      username: String, confirmationCode: String, session: String? = nil, forceAliasCreation: Bool? = nil,
      members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.confirmSignUp) { (output) throws(RequestError) in
        try confirmSignUp(
          username: username, confirmationCode: confirmationCode, session: session,
          forceAliasCreation: forceAliasCreation, into: &output, members: members)
      }
    }

    /// ResendConfirmationCode: sends the code of a registration again.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func resendConfirmationCode(
      username: String, members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.resendConfirmationCode) { (output) throws(RequestError) in
        try resendConfirmationCode(username: username, into: &output, members: members)
      }
    }

    /// ForgotPassword: sends a code to a user who forgot the password.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func forgotPassword(
      username: String, members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.forgotPassword) { (output) throws(RequestError) in
        try forgotPassword(username: username, into: &output, members: members)
      }
    }

    /// ConfirmForgotPassword: sets a new password with that code.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func confirmForgotPassword(
      username: String, confirmationCode: String, password: String,
      members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.confirmForgotPassword) { (output) throws(RequestError) in
        try confirmForgotPassword(
          username: username, confirmationCode: confirmationCode, password: password, into: &output, members: members)
      }
    }

    /// InitiateAuth: signs a user in.
    ///
    /// `session` is that of ConfirmSignUp's answer, for ``AuthFlow/user(username:preferredChallenge:)``; `deviceKey`
    /// that of a remembered device.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func initiateAuth(
      _ flow: AuthFlow<String>, session: String? = nil, deviceKey: String? = nil,
      members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.initiateAuth) { (output) throws(RequestError) in
        try initiateAuth(flow, session: session, deviceKey: deviceKey, into: &output, members: members)
      }
    }

    /// AdminInitiateAuth: signs a user in, from a server with AWS credentials.
    ///
    /// `session` is that of ConfirmSignUp's answer, for ``AuthFlow/user(username:preferredChallenge:)``; `deviceKey`
    /// that of a remembered device.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func adminInitiateAuth(
      userPoolID: String, _ flow: AuthFlow<String>, session: String? = nil, deviceKey: String? = nil,
      members: (inout RequestMembers<AdminMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.adminInitiateAuth) { (output) throws(RequestError) in
        try adminInitiateAuth(
          userPoolID: userPoolID, flow, session: session, deviceKey: deviceKey, into: &output, members: members)
      }
    }

    /// RespondToAuthChallenge: answers a challenge of the sign-in.
    ///
    /// `username` is `USERNAME` of the `ChallengeParameters` that Cognito sent, `session` what came with them;
    /// `deviceKey` is that of a remembered device, where the response has none. `userAttributes` go with
    /// ``ChallengeResponse/newPassword(_:)``: those that the user pool requires.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func respondToAuthChallenge(
      _ response: ChallengeResponse<String>, username: String, session: String?, deviceKey: String? = nil,
      userAttributes: [String: String] = [:], members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.respondToAuthChallenge) { (output) throws(RequestError) in
        try respondToAuthChallenge(
          response, username: username, session: session, deviceKey: deviceKey,
          userAttributes: { $0.append(userAttributes) }, into: &output, members: members)
      }
    }

    /// AdminRespondToAuthChallenge: answers a challenge of the sign-in, from a server with AWS credentials.
    ///
    /// `username` is `USERNAME` of the `ChallengeParameters` that Cognito sent, `session` what came with them;
    /// `deviceKey` is that of a remembered device, where the response has none. `userAttributes` go with
    /// ``ChallengeResponse/newPassword(_:)``: those that the user pool requires.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func adminRespondToAuthChallenge(
      userPoolID: String, _ response: ChallengeResponse<String>, username: String, session: String?,
      deviceKey: String? = nil, userAttributes: [String: String] = [:],
      members: (inout RequestMembers<AdminMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.adminRespondToAuthChallenge) { (output) throws(RequestError) in
        try adminRespondToAuthChallenge(
          userPoolID: userPoolID, response, username: username, session: session, deviceKey: deviceKey,
          userAttributes: { $0.append(userAttributes) }, into: &output, members: members)
      }
    }

    /// GetTokensFromRefreshToken: exchanges a refresh token for new tokens.
    ///
    /// The body has the client secret in it, for it is sent, and is the caller's to wipe. `deviceKey` is that of a
    /// remembered device.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func getTokensFromRefreshToken(
      _ refreshToken: String, clientSecret: String, deviceKey: String? = nil,
      members: (inout RequestMembers<TokenMembers>) -> Void = { _ in }
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.getTokensFromRefreshToken) { (output) throws(RequestError) in
        try getTokensFromRefreshToken(
          refreshToken, clientSecret: clientSecret, deviceKey: deviceKey, into: &output, members: members)
      }
    }

    /// RevokeToken: revokes a refresh token.
    ///
    /// The body has the client secret in it, for it is sent, and is the caller's to wipe.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
    public borrowing func revokeToken(
      _ token: String, clientSecret: String
    ) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.revokeToken) { (output) throws(RequestError) in
        try revokeToken(token, clientSecret: clientSecret, into: &output)
      }
    }

    /// The form for the endpoint `/oauth2/token`. The secret goes in the header: ``basicAuthorization(clientSecret:)``.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the lengths of the texts, and which of their characters are percent-encoded.
    public borrowing func oauthToken(_ grant: OAuthGrant<String>) throws(RequestError) -> CognitoRequest {
      try CognitoRequest(.oauthToken) { (output) throws(RequestError) in try oauthToken(grant, into: &output) }
    }

    /// The value of the header `Authorization` for `/oauth2/token`: "Basic ", and the Base64 of client id, ":" and
    /// secret.
    ///
    /// It is the client secret in other letters, for it is sent, and is the caller's to wipe.
    ///
    /// - Throws: ``RequestError``.
    /// - Leaks: the length of the secret.
    public borrowing func basicAuthorization(clientSecret: String) throws(RequestError) -> String {
      let value = try [UInt8](encoding: { (output) throws(RequestError) in
        try basicAuthorization(clientSecret: clientSecret, into: &output)
      })
      return String(decoding: value, as: UTF8.self)
    }
  }
#endif
