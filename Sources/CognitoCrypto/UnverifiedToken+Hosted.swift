#if !hasFeature(Embedded)
  extension TokenError: CustomStringConvertible {
    /// What is wrong; nothing of the token.
    public var description: String {
      switch self {
      case .notJWT: "this is no token: it has three parts in Base64url, with dots between"
      case .notJSON: "this is no token: its payload is not JSON"
      case .noUsername: "the token has neither cognito:username nor username"
      case .outputTooSmall(let count):
        "the token's payload or username needs \(count) bytes, more than the output has room for"
      }
    }
  }
#endif
