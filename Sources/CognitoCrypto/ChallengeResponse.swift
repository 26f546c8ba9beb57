/// The answer to a challenge. `Text` is `String` or `Span<UInt8>`.
///
/// Source: the member `ChallengeResponses` of RespondToAuthChallenge in the `cognito-idp` 2016-04-18 service model.
public enum ChallengeResponse<Text: RequestText & ~Escapable>: ~Escapable {
  /// `SMS_MFA`: the code of the text message.
  case smsMFA(code: Text)
  /// `EMAIL_OTP`: the code of the e-mail.
  case emailOTP(code: Text)
  /// `SMS_OTP`: the code of the text message.
  case smsOTP(code: Text)
  /// `SOFTWARE_TOKEN_MFA`: the code of the authenticator app.
  case softwareTokenMFA(code: Text)
  /// `SELECT_MFA_TYPE`: the second factor to use.
  case selectMFAType(MFAType)
  /// `MFA_SETUP`: a second factor was set up; the session is that of VerifySoftwareToken.
  case mfaSetup
  /// `PASSWORD_VERIFIER`: the second step of SRP. The signature in Base64, the challenge's `SECRET_BLOCK` as it came,
  /// and the time that was signed, such as `Tue Sep 25 00:09:40 UTC 2018`.
  case passwordVerifier(signature: Text, secretBlock: Text, timestamp: Text)
  /// `CUSTOM_CHALLENGE`: the answer to a challenge of the user pool's own Lambda triggers.
  case custom(answer: Text)
  /// `SELECT_CHALLENGE`: the first factor to use.
  case selectChallenge(SelectedChallenge<Text>)
  /// `DEVICE_SRP_AUTH`: the first step of SRP for a remembered device; `srpA` is A in hexadecimal.
  case deviceSRP(deviceKey: Text, srpA: Text)
  /// `DEVICE_PASSWORD_VERIFIER`: the second step of SRP for a remembered device.
  case devicePasswordVerifier(deviceKey: Text, signature: Text, secretBlock: Text, timestamp: Text)
  /// `NEW_PASSWORD_REQUIRED`: the new password.
  case newPassword(Text)
  /// `PASSWORD`: the password.
  case password(Text)
  /// `PASSWORD_SRP`: the first step of SRP; `srpA` is A in hexadecimal.
  case passwordSRP(srpA: Text)
  /// `WEB_AUTHN`: the passkey's answer, an `AuthenticationResponseJSON` of WebAuthn as text.
  case webAuthn(credential: Text)
}

extension ChallengeResponse: Escapable where Text: Escapable {}
extension ChallengeResponse: Sendable where Text: Sendable & ~Escapable {}

/// A second factor.
public enum MFAType: UInt8, Sendable {
  /// A code by text message.
  case sms
  /// A code by e-mail.
  case email
  /// A code of an authenticator app.
  case softwareToken
}

/// The first factor that the user chose, with what it needs.
public enum SelectedChallenge<Text: RequestText & ~Escapable>: ~Escapable {
  /// `PASSWORD`
  case password(Text)
  /// `PASSWORD_SRP`, with A in hexadecimal.
  case passwordSRP(srpA: Text)
  /// `WEB_AUTHN`, with the passkey's answer.
  case webAuthn(credential: Text)
  /// `EMAIL_OTP`: Cognito sends a code, and asks for it in the next challenge.
  case emailOTP
  /// `SMS_OTP`: Cognito sends a code, and asks for it in the next challenge.
  case smsOTP
}

extension SelectedChallenge: Escapable where Text: Escapable {}
extension SelectedChallenge: Sendable where Text: Sendable & ~Escapable {}

extension ChallengeResponse where Text: ~Escapable {
  /// The challenge that this answers.
  public var name: ChallengeName {
    switch self {
    case .smsMFA: .smsMFA
    case .emailOTP: .emailOTP
    case .smsOTP: .smsOTP
    case .softwareTokenMFA: .softwareTokenMFA
    case .selectMFAType: .selectMFAType
    case .mfaSetup: .mfaSetup
    case .passwordVerifier: .passwordVerifier
    case .custom: .customChallenge
    case .selectChallenge: .selectChallenge
    case .deviceSRP: .deviceSRPAuth
    case .devicePasswordVerifier: .devicePasswordVerifier
    case .newPassword: .newPasswordRequired
    case .password: .password
    case .passwordSRP: .passwordSRP
    case .webAuthn: .webAuthn
    }
  }

  /// Writes `ChallengeResponses` but for username and hash.
  func write(to writer: inout RequestWriter) {
    switch self {
    case .smsMFA(let code): writer.member("SMS_MFA_CODE", code)
    case .emailOTP(let code): writer.member("EMAIL_OTP_CODE", code)
    case .smsOTP(let code): writer.member("SMS_OTP_CODE", code)
    case .softwareTokenMFA(let code): writer.member("SOFTWARE_TOKEN_MFA_CODE", code)
    case .selectMFAType(let type): writer.member("ANSWER", type.name)
    case .mfaSetup: break
    case .passwordVerifier(let signature, let secretBlock, let timestamp):
      writer.passwordClaim(signature, secretBlock, timestamp)
    case .custom(let answer): writer.member("ANSWER", answer)
    case .selectChallenge(let challenge): challenge.write(to: &writer)
    case .deviceSRP(let deviceKey, let srpA):
      writer.member("DEVICE_KEY", deviceKey)
      writer.member("SRP_A", srpA)
    case .devicePasswordVerifier(let deviceKey, let signature, let secretBlock, let timestamp):
      writer.member("DEVICE_KEY", deviceKey)
      writer.passwordClaim(signature, secretBlock, timestamp)
    case .newPassword(let password): writer.member("NEW_PASSWORD", password)
    case .password(let password): writer.member("PASSWORD", password)
    case .passwordSRP(let srpA): writer.member("SRP_A", srpA)
    case .webAuthn(let credential): writer.member("CREDENTIAL", credential)
    }
  }

  /// Whether the answer has a device key of its own.
  var hasDeviceKey: Bool {
    switch self {
    case .deviceSRP, .devicePasswordVerifier: true
    default: false
    }
  }
}

extension MFAType {
  var name: StaticString {
    switch self {
    case .sms: "SMS_MFA"
    case .email: "EMAIL_MFA"
    case .softwareToken: "SOFTWARE_TOKEN_MFA"
    }
  }
}

extension SelectedChallenge where Text: ~Escapable {
  func write(to writer: inout RequestWriter) {
    switch self {
    case .password(let password):
      writer.member("ANSWER", ChallengeName.password.name)
      writer.member("PASSWORD", password)
    case .passwordSRP(let srpA):
      writer.member("ANSWER", ChallengeName.passwordSRP.name)
      writer.member("SRP_A", srpA)
    case .webAuthn(let credential):
      writer.member("ANSWER", ChallengeName.webAuthn.name)
      writer.member("CREDENTIAL", credential)
    case .emailOTP: writer.member("ANSWER", ChallengeName.emailOTP.name)
    case .smsOTP: writer.member("ANSWER", ChallengeName.smsOTP.name)
    }
  }
}

extension RequestWriter {
  fileprivate mutating func passwordClaim<Text: RequestText & ~Escapable>(
    _ signature: Text, _ secretBlock: Text, _ timestamp: Text
  ) {
    member("PASSWORD_CLAIM_SIGNATURE", signature)
    member("PASSWORD_CLAIM_SECRET_BLOCK", secretBlock)
    member("TIMESTAMP", timestamp)
  }
}
