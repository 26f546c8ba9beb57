/// The requests that take no hash, but the client secret itself, which the client does not keep.
extension AppClient {
  /// GetTokensFromRefreshToken: exchanges a refresh token for new tokens.
  ///
  /// - Parameters:
  ///   - clientSecret: The secret itself, for it is sent. `output` holds it then, and is the caller's to wipe.
  ///   - deviceKey: The key of a remembered device.
  /// - Leaks: the length of the secret, and the secret to whoever can observe branches: it is written as JSON.
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
  /// - Parameter clientSecret: The secret itself, for it is sent. `output` holds it then, and is the caller's to wipe.
  /// - Leaks: the length of the secret, and the secret to whoever can observe branches: it is written as JSON.
  public borrowing func revokeToken<Text: RequestText & ~Escapable>(
    _ token: Text, clientSecret: Text, into output: inout OutputSpan<UInt8>
  ) throws(RequestError) {
    try encode({ (_: inout RequestMembers<Never>) in }, into: &output) { (writer) in
      writer.member("ClientSecret", clientSecret)
      writer.member("Token", token)
    }
  }
}
