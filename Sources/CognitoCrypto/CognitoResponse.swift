/// What Cognito answers, read from the body without allocation: what is needed from sign-up to refresh.
///
/// A member that the answer does not have, or has with another type, is nil. The strings are parts of the body.
///
/// - Leaks: the body, tokens too: it is read with branches.
///
/// Source: the output shapes of the `cognito-idp` 2016-04-18 service model; for errors, the AWS JSON 1.1 protocol.
public struct CognitoResponse: ~Escapable {
  /// The whole answer, for members that have no property here.
  public let json: JSONValue

  /// Reads the body of an answer. RevokeToken answers with an empty one, which is no JSON.
  ///
  /// - Throws: ``JSONError``.
  @_lifetime(copy body)
  public init(_ body: Span<UInt8>) throws(JSONError) { json = try JSONValue(parsing: body) }

  /// The name of the exception, such as `NotAuthorizedException`, without its namespace; nil where the operation was
  /// done.
  public var exceptionName: JSONString? {
    @_lifetime(copy self) get { json.member("__type")?.string?.withoutNamespace() }
  }

  /// The message of the exception.
  public var exceptionMessage: JSONString? {
    @_lifetime(copy self) get { json.member("message", or: "Message")?.string }
  }

  /// The access token.
  public var accessToken: JSONString? { @_lifetime(copy self) get { result("AccessToken")?.string } }

  /// The ID token.
  public var idToken: JSONString? { @_lifetime(copy self) get { result("IdToken")?.string } }

  /// The refresh token. An answer to a refresh has one only where the app client rotates them.
  public var refreshToken: JSONString? { @_lifetime(copy self) get { result("RefreshToken")?.string } }

  /// The type of the tokens: `Bearer`.
  public var tokenType: JSONString? { @_lifetime(copy self) get { result("TokenType")?.string } }

  /// How long the ID token and the access token are valid, in seconds.
  public var expiresIn: Int32? { result("ExpiresIn")?.integer }

  /// The key of a device that is now remembered.
  public var newDeviceKey: JSONString? {
    @_lifetime(copy self) get { result("NewDeviceMetadata")?.member("DeviceKey")?.string }
  }

  /// The group of a device that is now remembered.
  public var newDeviceGroupKey: JSONString? {
    @_lifetime(copy self) get { result("NewDeviceMetadata")?.member("DeviceGroupKey")?.string }
  }

  /// The challenge that the user has to pass next; nil also where it is one that this library does not know.
  public var challengeName: ChallengeName? {
    guard let name = json.member("ChallengeName")?.string else { return nil }
    return ChallengeName(name)
  }

  /// Whether the user may choose this challenge.
  public func isAvailable(_ challenge: ChallengeName) -> Bool {
    var isAvailable = false
    json.member("AvailableChallenges")?.forEachElement { (element) in
      if let name = element.string, name == challenge.name { isAvailable = true }
    }
    return isAvailable
  }

  /// The session to send with the next request.
  public var session: JSONString? { @_lifetime(copy self) get { json.member("Session")?.string } }

  /// A parameter of the challenge, such as `USERNAME`.
  @_lifetime(copy self)
  public func challengeParameter(_ name: StaticString) -> JSONString? {
    json.member("ChallengeParameters")?.member(name)?.string
  }

  /// Whether the user who signed up needs no confirmation.
  public var isUserConfirmed: Bool? { json.member("UserConfirmed")?.bool }

  /// The identifier of the user who signed up.
  public var userSub: JSONString? { @_lifetime(copy self) get { json.member("UserSub")?.string } }

  /// Where a code was sent, in part hidden.
  public var codeDestination: JSONString? { @_lifetime(copy self) get { delivery("Destination") } }

  /// How a code was sent: `SMS` or `EMAIL`.
  public var codeDeliveryMedium: JSONString? { @_lifetime(copy self) get { delivery("DeliveryMedium") } }

  /// The attribute that the code verifies, such as `email`.
  public var codeAttributeName: JSONString? { @_lifetime(copy self) get { delivery("AttributeName") } }

  @_lifetime(copy self)
  private func result(_ name: StaticString) -> JSONValue? { json.member("AuthenticationResult")?.member(name) }

  @_lifetime(copy self)
  private func delivery(_ name: StaticString) -> JSONString? {
    json.member("CodeDeliveryDetails")?.member(name)?.string
  }
}

extension ChallengeName {
  /// The challenge with this name, spelt as in the service model.
  public init?(_ name: JSONString) {
    for rawValue in 0..<Self.count {
      guard let challenge = Self(rawValue: rawValue), name == challenge.name else { continue }
      self = challenge
      return
    }
    return nil
  }
}
