/// The user pool's own name of a user, which Cognito expects the hash of where a refresh token is used: not the e-mail
/// address or the phone number that the user signs in with. `Text` is `String` or `Span<UInt8>`.
///
/// It is `cognito:username` in the ID token and `username` in the access token, and often the same as `sub`.
public struct PoolUsername<Text: RequestText & ~Escapable>: ~Escapable {
  let text: Text

  /// A name that is known to be the user pool's own.
  @_lifetime(copy text)
  public init(_ text: Text) { self.text = text }
}

extension PoolUsername: Escapable where Text: Escapable {}
extension PoolUsername: Sendable where Text: Sendable & ~Escapable {}
