/// A challenge of a sign-in.
///
/// Source: the shape `ChallengeNameType` of the `cognito-idp` 2016-04-18 service model.
public enum ChallengeName: UInt8, Sendable {
  /// A code by text message, the second factor.
  case smsMFA
  /// A code by e-mail.
  case emailOTP
  /// A code of an authenticator app.
  case softwareTokenMFA
  /// The choice of a second factor.
  case selectMFAType
  /// A second factor has to be set up.
  case mfaSetup
  /// The second step of the Secure Remote Password protocol (SRP).
  case passwordVerifier
  /// A challenge of the user pool's own Lambda triggers.
  case customChallenge
  /// The choice of a first factor.
  case selectChallenge
  /// The first step of SRP for a remembered device.
  case deviceSRPAuth
  /// The second step of SRP for a remembered device.
  case devicePasswordVerifier
  /// Username and password, from a server: no longer issued by current flows.
  case adminNoSRPAuth
  /// A new password in place of a temporary one.
  case newPasswordRequired
  /// A code by text message, the first factor.
  case smsOTP
  /// The password.
  case password
  /// A passkey.
  case webAuthn
  /// The first step of SRP.
  case passwordSRP

  /// The number of challenges; their raw values are less.
  public static var count: UInt8 { passwordSRP.rawValue + 1 }

  /// The name, as in the service model.
  public var name: StaticString {
    switch self {
    case .smsMFA: "SMS_MFA"
    case .emailOTP: "EMAIL_OTP"
    case .softwareTokenMFA: "SOFTWARE_TOKEN_MFA"
    case .selectMFAType: "SELECT_MFA_TYPE"
    case .mfaSetup: "MFA_SETUP"
    case .passwordVerifier: "PASSWORD_VERIFIER"
    case .customChallenge: "CUSTOM_CHALLENGE"
    case .selectChallenge: "SELECT_CHALLENGE"
    case .deviceSRPAuth: "DEVICE_SRP_AUTH"
    case .devicePasswordVerifier: "DEVICE_PASSWORD_VERIFIER"
    case .adminNoSRPAuth: "ADMIN_NO_SRP_AUTH"
    case .newPasswordRequired: "NEW_PASSWORD_REQUIRED"
    case .smsOTP: "SMS_OTP"
    case .password: "PASSWORD"
    case .webAuthn: "WEB_AUTHN"
    case .passwordSRP: "PASSWORD_SRP"
    }
  }
}
