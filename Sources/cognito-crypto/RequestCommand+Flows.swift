import CognitoCrypto

/// How a user signs in, and how a client gets tokens, from options.
extension RequestCommand {
  private enum Flow { case user, userSRP, password, custom, refreshToken }

  static func authFlow(_ options: inout RequestOptions, isAdmin: Bool) throws(Failure) -> AuthFlow<String> {
    let flow = try options.requiredChoice(
      .flow,
      of: [
        ("USER_AUTH", Flow.user), ("USER_SRP_AUTH", .userSRP),
        (isAdmin ? "ADMIN_USER_PASSWORD_AUTH" : "USER_PASSWORD_AUTH", .password), ("CUSTOM_AUTH", .custom),
        ("REFRESH_TOKEN_AUTH", .refreshToken),
      ])
    switch flow {
    case nil: return .custom(username: RequestOptions.placeholder)
    case .user:
      return .user(username: try options.required(.username), preferredChallenge: try preferredChallenge(&options))
    case .userSRP:
      return .userSRP(username: try options.required(.username), srpA: try options.required(.srpA))
    case .password:
      return .password(
        username: try options.required(.username), password: try options.requiredFileText(.passwordFile))
    case .custom: return .custom(username: try options.required(.username), srpA: try options.text(.srpA))
    case .refreshToken:
      return .refreshToken(try options.requiredFileText(.tokenFile), username: try poolUsername(&options))
    }
  }

  private static func preferredChallenge(
    _ options: inout RequestOptions
  ) throws(Failure) -> PreferredChallenge<String>? {
    let challenge = try options.choice(.preferredChallenge, of: firstFactors)
    switch challenge {
    case nil: return nil
    case .password: return .password(try options.fileText(.passwordFile))
    case .passwordSRP: return .passwordSRP(srpA: try options.text(.srpA))
    case .webAuthn: return .webAuthn
    case .emailOTP: return .emailOTP
    default: return .smsOTP
    }
  }

  private static func poolUsername(_ options: inout RequestOptions) throws(Failure) -> PoolUsername<String> {
    let name = try options.text(.poolUsername)
    let token = try options.fileText(.idTokenFile)
    switch (name, token) {
    case (let name?, nil): return PoolUsername(name)
    case (nil, let token?):
      guard !options.isDry else { return PoolUsername(token) }
      do throws(TokenError) { return try PoolUsername(unverifiedToken: token) } catch {
        throw .badData("--id-token-file: \(error)")
      }
    case (_?, _?): throw .usage("--pool-username and --id-token-file say the same: one of them must go")
    case (nil, nil):
      options.note(missing: "--pool-username or --id-token-file")
      return PoolUsername(RequestOptions.placeholder)
    }
  }

  private static let firstFactors: [(name: String, value: ChallengeName)] =
    [.password, .passwordSRP, .webAuthn, .emailOTP, .smsOTP].map { (challenge: ChallengeName) in
      ("\(challenge.name)", challenge)
    }

  /// The answer, and whether it has a device key of its own.
  static func challengeResponse(
    _ options: inout RequestOptions
  ) throws(Failure) -> (response: ChallengeResponse<String>, hasDeviceKey: Bool) {
    // Cognito no longer issues ADMIN_NO_SRP_AUTH.
    let names = (0..<ChallengeName.count).compactMap(ChallengeName.init).filter { $0 != .adminNoSRPAuth }
    let name = try options.requiredChoice(.challenge, of: names.map { ("\($0.name)", $0) })
    switch name {
    case nil, .adminNoSRPAuth, .mfaSetup: return (.mfaSetup, false)
    case .smsMFA: return (.smsMFA(code: try options.required(.code)), false)
    case .emailOTP: return (.emailOTP(code: try options.required(.code)), false)
    case .smsOTP: return (.smsOTP(code: try options.required(.code)), false)
    case .softwareTokenMFA: return (.softwareTokenMFA(code: try options.required(.code)), false)
    case .selectMFAType:
      let choices: [(name: String, value: MFAType)] = [
        ("SMS_MFA", .sms), ("EMAIL_MFA", .email), ("SOFTWARE_TOKEN_MFA", .softwareToken),
      ]
      return (.selectMFAType(try options.requiredChoice(.select, of: choices) ?? .sms), false)
    case .passwordVerifier:
      return (
        .passwordVerifier(
          signature: try options.required(.signature), secretBlock: try options.required(.secretBlock),
          timestamp: try options.required(.timestamp)), false
      )
    case .customChallenge: return (.custom(answer: try options.requiredFileText(.answerFile)), false)
    case .selectChallenge: return (.selectChallenge(try selectedChallenge(&options)), false)
    case .deviceSRPAuth:
      return (.deviceSRP(deviceKey: try options.required(.deviceKey), srpA: try options.required(.srpA)), true)
    case .devicePasswordVerifier:
      return (
        .devicePasswordVerifier(
          deviceKey: try options.required(.deviceKey), signature: try options.required(.signature),
          secretBlock: try options.required(.secretBlock), timestamp: try options.required(.timestamp)), true
      )
    case .newPasswordRequired: return (.newPassword(try options.requiredFileText(.passwordFile)), false)
    case .password: return (.password(try options.requiredFileText(.passwordFile)), false)
    case .passwordSRP: return (.passwordSRP(srpA: try options.required(.srpA)), false)
    case .webAuthn: return (.webAuthn(credential: try options.requiredFileText(.credentialFile)), false)
    }
  }

  private static func selectedChallenge(_ options: inout RequestOptions) throws(Failure) -> SelectedChallenge<String> {
    switch try options.requiredChoice(.select, of: firstFactors) {
    case .password: .password(try options.requiredFileText(.passwordFile))
    case .passwordSRP: .passwordSRP(srpA: try options.required(.srpA))
    case .webAuthn: .webAuthn(credential: try options.requiredFileText(.credentialFile))
    case .emailOTP: .emailOTP
    default: .smsOTP
    }
  }

  private enum Grant { case clientCredentials, authorizationCode, refreshToken }

  static func grant(_ options: inout RequestOptions) throws(Failure) -> OAuthGrant<String> {
    let grant = try options.requiredChoice(
      .grant,
      of: [
        ("client_credentials", Grant.clientCredentials), ("authorization_code", .authorizationCode),
        ("refresh_token", .refreshToken),
      ])
    switch grant {
    case nil: return .clientCredentials()
    case .clientCredentials: return .clientCredentials(scope: try options.text(.scope))
    case .authorizationCode:
      return .authorizationCode(
        try options.required(.code), redirectURI: try options.required(.redirectURI),
        codeVerifier: try options.fileText(.codeVerifierFile))
    case .refreshToken: return .refreshToken(try options.requiredFileText(.tokenFile))
    }
  }
}
