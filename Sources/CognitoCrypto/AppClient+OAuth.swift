import PureCrypto

/// What is exchanged for tokens at the endpoint `/oauth2/token` of the user pool's domain. `Text` is `String` or
/// `Span<UInt8>`.
///
/// Source: RFC 6749 §4.1.3, §4.4.2 and §6; RFC 7636 §4.5 for the code verifier.
public enum OAuthGrant<Text: RequestText & ~Escapable>: ~Escapable {
  /// `client_credentials`: the app client itself, without a user. Scopes have spaces between.
  case clientCredentials(scope: Text? = nil)
  /// `authorization_code`: the code that came to the redirect URI, and the verifier where PKCE was used.
  case authorizationCode(Text, redirectURI: Text, codeVerifier: Text? = nil)
  /// `refresh_token`: a refresh token.
  case refreshToken(Text)
}

extension OAuthGrant: Escapable where Text: Escapable {}
extension OAuthGrant: Sendable where Text: Sendable & ~Escapable {}

extension AppClient {
  /// Appends the form, `application/x-www-form-urlencoded`, for `/oauth2/token`. The secret is not in it: it goes in
  /// the header `Authorization`.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and which of their characters are percent-encoded.
  public borrowing func oauthToken<Text: RequestText & ~Escapable>(
    _ grant: OAuthGrant<Text>, into output: inout OutputSpan<UInt8>
  ) throws(RequestError) {
    try RequestWriter.encode(into: &output) { (writer) in
      switch grant {
      case .clientCredentials(let scope):
        writer.field("grant_type", "client_credentials" as StaticString)
        writer.field("client_id", id)
        writer.field("scope", scope)
      case .authorizationCode(let code, let redirectURI, let codeVerifier):
        writer.field("grant_type", "authorization_code" as StaticString)
        writer.field("client_id", id)
        writer.field("code", code)
        writer.field("redirect_uri", redirectURI)
        writer.field("code_verifier", codeVerifier)
      case .refreshToken(let token):
        writer.field("grant_type", "refresh_token" as StaticString)
        writer.field("client_id", id)
        writer.field("refresh_token", token)
      }
    }
  }

  /// Appends the value of the header `Authorization` for `/oauth2/token`: "Basic ", and the Base64 of client id, ":"
  /// and secret.
  ///
  /// Neither is percent-encoded, which RFC 6749 §2.3.1 asks for and Cognito does not.
  ///
  /// It is the client secret in other letters, for it is sent, and is the caller's to wipe.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the length of the secret.
  public borrowing func basicAuthorization<Text: RequestText & ~Escapable>(
    clientSecret: Text, into output: inout OutputSpan<UInt8>
  ) throws(RequestError) {
    try RequestWriter.encode(into: &output) { (writer) in
      writer.put("Basic ")
      clientSecret.withUTF8Bytes { (secret) in
        let colon = id.count
        writer.base64(byteCount: colon &+ 1 &+ secret.count) { (i) in
          i < colon ? id[i] : i == colon ? 0x3a : secret[i &- colon &- 1]
        }
      }
    }
  }
}

extension RequestWriter {
  /// Writes the Base64 of the bytes that `byte` gives for 0 ..< byteCount.
  fileprivate mutating func base64(byteCount: Int, _ byte: (Int) -> UInt8) {
    var index = 0
    while index < byteCount {
      let rest = byteCount &- index
      let group = InlineArray<3, UInt8>({ (i) in i < rest ? byte(index &+ i) : 0 })
      let text = InlineArray<4, UInt8>(initializingWith: { (output) in
        Base64.encode(group.span.extracting(first: rest), into: &output)
      })
      put(text.span)
      index &+= 3
    }
  }
}
