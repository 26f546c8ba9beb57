/// One of the two secrets that an app client may have at a time.
public enum ActiveSecret: UInt8, Sendable {
  /// The secret that new hashes are made with.
  case current
  /// The other one, still active while programs change over.
  case previous
}

extension AppClient {
  /// The secret that `hash` was made with, for `username`, where an app client has two; `nil` where it was neither.
  ///
  /// ```swift
  /// let client = try AppClient(id: clientID, secret: newSecret)
  /// let previous = try AppClient(id: clientID, secret: oldSecret)
  /// let match = client.matchingSecret(of: hash, username: username, previous: previous)
  /// ```
  ///
  /// Both are always tried. When `.previous` no longer comes, the previous secret can be deleted.
  ///
  /// - Leaks: the length of the username, and the result; never how much of a wrong hash is right.
  /// - Precondition: The username is shorter than 2^61 − 192 bytes.
  ///
  /// Source: the operations AddUserPoolClientSecret and DeleteUserPoolClientSecret of the `cognito-idp` 2016-04-18
  /// service model.
  public borrowing func matchingSecret(
    of hash: SecretHash, username: Span<UInt8>, previous: borrowing AppClient
  ) -> ActiveSecret? {
    let isCurrent = isValid(hash, username: username)
    let isPrevious = previous.isValid(hash, username: username)
    return isCurrent ? .current : isPrevious ? .previous : nil
  }
}

#if !hasFeature(Embedded)
  extension AppClient {
    /// The secret that `hash` was made with, for `username`, where an app client has two; `nil` where it was neither.
    ///
    /// - Leaks: the length of the username, and the result; never how much of a wrong hash is right.
    public borrowing func matchingSecret(
      of hash: SecretHash, username: String, previous: borrowing AppClient
    ) -> ActiveSecret? {
      matchingSecret(of: hash, username: username.utf8.span, previous: previous)
    }
  }
#endif
