/// How a user signs in, with what that needs. `Text` is `String` or `Span<UInt8>`.
///
/// The older names `REFRESH_TOKEN` and `ADMIN_NO_SRP_AUTH` mean the same as ``refreshToken(_:username:)`` and
/// ``password(username:password:)``, and are not sent.
///
/// Source: the shapes `AuthFlowType` and `AuthParametersType` of the `cognito-idp` 2016-04-18 service model.
public enum AuthFlow<Text: RequestText & ~Escapable>: ~Escapable {
  /// `USER_AUTH`: the user chooses the first factor, here or when the answer names those that there are.
  case user(username: Text, preferredChallenge: PreferredChallenge<Text>? = nil)
  /// `USER_SRP_AUTH`: the Secure Remote Password protocol; `srpA` is A in hexadecimal.
  case userSRP(username: Text, srpA: Text)
  /// `USER_PASSWORD_AUTH`, and in AdminInitiateAuth `ADMIN_USER_PASSWORD_AUTH`.
  case password(username: Text, password: Text)
  /// `CUSTOM_AUTH`: challenges of the user pool's own Lambda triggers, after SRP where there is an `srpA`.
  case custom(username: Text, srpA: Text? = nil)
  /// `REFRESH_TOKEN_AUTH`: new tokens. No username is sent: Cognito expects the hash of the pool's own.
  case refreshToken(Text, username: PoolUsername<Text>)
}

extension AuthFlow: Escapable where Text: Escapable {}
extension AuthFlow: Sendable where Text: Sendable & ~Escapable {}

/// The first factor that a user prefers. What it needs can be sent with it.
public enum PreferredChallenge<Text: RequestText & ~Escapable>: ~Escapable {
  /// `PASSWORD`
  case password(Text? = nil)
  /// `PASSWORD_SRP`, with A in hexadecimal.
  case passwordSRP(srpA: Text? = nil)
  /// `WEB_AUTHN`
  case webAuthn
  /// `EMAIL_OTP`
  case emailOTP
  /// `SMS_OTP`
  case smsOTP
}

extension PreferredChallenge: Escapable where Text: Escapable {}
extension PreferredChallenge: Sendable where Text: Sendable & ~Escapable {}

extension AuthFlow where Text: ~Escapable {
  func name(isAdmin: Bool) -> StaticString {
    switch self {
    case .user: "USER_AUTH"
    case .userSRP: "USER_SRP_AUTH"
    case .password: isAdmin ? "ADMIN_USER_PASSWORD_AUTH" : "USER_PASSWORD_AUTH"
    case .custom: "CUSTOM_AUTH"
    case .refreshToken: "REFRESH_TOKEN_AUTH"
    }
  }

  /// Calls `body` with the username that Cognito expects the hash of.
  func withHashedUsername<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    switch self {
    case .user(let username, _), .userSRP(let username, _), .password(let username, _), .custom(let username, _):
      username.withUTF8Bytes(body)
    case .refreshToken(_, let username): username.text.withUTF8Bytes(body)
    }
  }

  /// Writes `AuthParameters` but for the hash.
  func write(to writer: inout RequestWriter) {
    switch self {
    case .user(let username, let preferred):
      writer.member("USERNAME", username)
      preferred?.write(to: &writer)
    case .userSRP(let username, let srpA):
      writer.member("USERNAME", username)
      writer.member("SRP_A", srpA)
    case .password(let username, let password):
      writer.member("USERNAME", username)
      writer.member("PASSWORD", password)
    case .custom(let username, let srpA):
      writer.member("USERNAME", username)
      if let srpA {
        writer.member("CHALLENGE_NAME", "SRP_A" as StaticString)
        writer.member("SRP_A", srpA)
      }
    case .refreshToken(let token, _): writer.member("REFRESH_TOKEN", token)
    }
  }
}

extension PreferredChallenge where Text: ~Escapable {
  func write(to writer: inout RequestWriter) {
    switch self {
    case .password(let password):
      writer.member("PREFERRED_CHALLENGE", ChallengeName.password.name)
      writer.member("PASSWORD", password)
    case .passwordSRP(let srpA):
      writer.member("PREFERRED_CHALLENGE", ChallengeName.passwordSRP.name)
      writer.member("SRP_A", srpA)
    case .webAuthn: writer.member("PREFERRED_CHALLENGE", ChallengeName.webAuthn.name)
    case .emailOTP: writer.member("PREFERRED_CHALLENGE", ChallengeName.emailOTP.name)
    case .smsOTP: writer.member("PREFERRED_CHALLENGE", ChallengeName.smsOTP.name)
    }
  }
}
