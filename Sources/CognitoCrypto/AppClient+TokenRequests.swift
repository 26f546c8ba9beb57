/// The requests that take no hash, but the client secret itself, which the client does not keep.
extension AppClient {
  /// GetTokensFromRefreshToken: exchanges a refresh token for new tokens.
  ///
  /// The body has the client secret in it, for it is sent, and is the caller's to wipe. `deviceKey` is that of a
  /// remembered device.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func getTokensFromRefreshToken<Text: RequestText & ~Escapable>(
    _ refreshToken: Text, clientSecret: Text, deviceKey: Text? = nil, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<TokenMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(members, into: &output) { (writer) in
      writer.member("ClientSecret", clientSecret)
      writer.member("RefreshToken", refreshToken)
      writer.member("DeviceKey", deviceKey)
    }
  }

  /// RevokeToken: revokes a refresh token.
  ///
  /// The body has the client secret in it, for it is sent, and is the caller's to wipe.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func revokeToken<Text: RequestText & ~Escapable>(
    _ token: Text, clientSecret: Text, into output: inout OutputSpan<UInt8>
  ) throws(RequestError) {
    try encode({ (_: inout RequestMembers<Never>) in }, into: &output) { (writer) in
      writer.member("ClientSecret", clientSecret)
      writer.member("Token", token)
    }
  }
}
