#if !hasFeature(Embedded)
  extension PoolUsername where Text == String {
    /// Reads the name from an ID token or an access token, without verifying it: for tokens that came from Cognito
    /// itself over TLS.
    ///
    /// - Throws: ``TokenError`` where the token is not one, or has no username.
    public init(unverifiedToken token: String) throws(TokenError) {
      let token = token.utf8.span
      let payload = try [UInt8](capacity: token.count) { (output) throws(TokenError) in
        try UnverifiedToken.payload(of: token, into: &output)
      }
      let username = try [UInt8](capacity: payload.count) { (output) throws(TokenError) in
        try UnverifiedToken.username(inPayload: payload.span, into: &output)
      }
      self.init(String(decoding: username, as: UTF8.self))
    }
  }
#endif
