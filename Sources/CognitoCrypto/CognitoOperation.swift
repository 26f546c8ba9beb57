/// An operation of Amazon Cognito in which an app client proves that it has its secret: what it sends, and where.
///
/// Source: the `cognito-idp` 2016-04-18 service model; for ``oauthToken``, RFC 6749 §2.3.1.
public enum CognitoOperation: UInt8, Sendable {
  /// Registers a user.
  case signUp
  /// Confirms a registration with the code that was sent.
  case confirmSignUp
  /// Sends that code again.
  case resendConfirmationCode
  /// Sends a code to a user who forgot the password.
  case forgotPassword
  /// Sets a new password with that code.
  case confirmForgotPassword
  /// Signs a user in.
  case initiateAuth
  /// Signs a user in, from a server with AWS credentials.
  case adminInitiateAuth
  /// Answers a challenge of the sign-in.
  case respondToAuthChallenge
  /// Answers a challenge of the sign-in, from a server with AWS credentials.
  case adminRespondToAuthChallenge
  /// Exchanges a refresh token for new tokens.
  case getTokensFromRefreshToken
  /// Revokes a refresh token.
  case revokeToken
  /// The endpoint `/oauth2/token` of the user pool's domain.
  case oauthToken

  /// The number of operations; their raw values are less.
  public static var count: UInt8 { oauthToken.rawValue + 1 }

  /// What proves that the client has its secret, and where in the request it stands.
  public enum Placement: UInt8, Sendable {
    /// The hash, as the member `SecretHash` of the request.
    case secretHashMember
    /// The hash, as `SECRET_HASH` in the map `AuthParameters`.
    case authParameters
    /// The hash, as `SECRET_HASH` in the map `ChallengeResponses`, in the answer to every challenge.
    case challengeResponses
    /// No hash: the client secret itself, as the member `ClientSecret`.
    case clientSecretMember
    /// No hash: the header `Authorization: Basic` with the Base64 of client id, ":" and client secret.
    case basicAuthorization

    /// Whether it is the hash that is sent, and not the secret itself.
    public var isSecretHash: Bool { rawValue <= Placement.challengeResponses.rawValue }

    /// The place in the request, with a dot between a map and its key.
    public var path: StaticString {
      switch self {
      case .secretHashMember: "SecretHash"
      case .authParameters: "AuthParameters.SECRET_HASH"
      case .challengeResponses: "ChallengeResponses.SECRET_HASH"
      case .clientSecretMember: "ClientSecret"
      case .basicAuthorization: "Authorization: Basic"
      }
    }

    /// The key that the hash or the secret stands under.
    public var key: StaticString {
      switch self {
      case .secretHashMember: "SecretHash"
      case .authParameters, .challengeResponses: "SECRET_HASH"
      case .clientSecretMember: "ClientSecret"
      case .basicAuthorization: "Authorization"
      }
    }
  }

  /// Which username the hash is made of.
  public enum UsernameRule: UInt8, Sendable {
    /// The member `Username`, byte for byte as sent; an alias or the sub where that is what is sent.
    case username
    /// `USERNAME` in `AuthParameters`, byte for byte as sent. With a refresh token, which comes without one, the user
    /// pool's own name of the user: `cognito:username` of the ID token, `username` of the access token.
    case authParametersUsername
    /// `USERNAME` in `ChallengeResponses`, byte for byte as sent: normally the one of `ChallengeParameters`.
    case challengeResponsesUsername
    /// None: no hash is sent.
    case none

    /// The rule in a few words.
    public var summary: StaticString {
      switch self {
      case .username: "Username as sent"
      case .authParametersUsername: "USERNAME as sent; for a refresh token, the user pool's own username"
      case .challengeResponsesUsername: "USERNAME in ChallengeResponses, normally that of ChallengeParameters"
      case .none: "none"
      }
    }
  }

  /// The name, as in the service model and the header `X-Amz-Target`.
  public var name: StaticString {
    switch self {
    case .signUp: "SignUp"
    case .confirmSignUp: "ConfirmSignUp"
    case .resendConfirmationCode: "ResendConfirmationCode"
    case .forgotPassword: "ForgotPassword"
    case .confirmForgotPassword: "ConfirmForgotPassword"
    case .initiateAuth: "InitiateAuth"
    case .adminInitiateAuth: "AdminInitiateAuth"
    case .respondToAuthChallenge: "RespondToAuthChallenge"
    case .adminRespondToAuthChallenge: "AdminRespondToAuthChallenge"
    case .getTokensFromRefreshToken: "GetTokensFromRefreshToken"
    case .revokeToken: "RevokeToken"
    case .oauthToken: "/oauth2/token"
    }
  }

  /// Where the hash, or the secret instead, goes.
  public var placement: Placement {
    switch self {
    case .signUp, .confirmSignUp, .resendConfirmationCode, .forgotPassword, .confirmForgotPassword: .secretHashMember
    case .initiateAuth, .adminInitiateAuth: .authParameters
    case .respondToAuthChallenge, .adminRespondToAuthChallenge: .challengeResponses
    case .getTokensFromRefreshToken, .revokeToken: .clientSecretMember
    case .oauthToken: .basicAuthorization
    }
  }

  /// Which username to hash.
  public var usernameRule: UsernameRule {
    switch placement {
    case .secretHashMember: .username
    case .authParameters: .authParametersUsername
    case .challengeResponses: .challengeResponsesUsername
    case .clientSecretMember, .basicAuthorization: .none
    }
  }

  /// Whether the request is signed with AWS credentials (Signature Version 4).
  public var requiresSigV4: Bool { self == .adminInitiateAuth || self == .adminRespondToAuthChallenge }
}
