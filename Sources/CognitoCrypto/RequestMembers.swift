/// The optional members of a request that its function does not take as arguments: those of the set `Members`.
///
/// ```swift
/// let request = try client.signUp(username: username, password: password) { members in
///   members.setUserAttributes(["email": email])
/// }
/// ```
///
/// Each can be set once. The closure that sets them runs more than once and must do the same each time.
public struct RequestMembers<Members>: ~Copyable, ~Escapable {
  private var writer: RequestWriter
  private var isSet: UInt8 = 0

  @_lifetime(copy writer)
  private init(_ writer: consuming RequestWriter) { self.writer = writer }

  /// Writes the members that `members` sets.
  static func write(to writer: inout RequestWriter, _ members: (inout RequestMembers) -> Void) {
    var set = RequestMembers(writer)
    members(&set)
    writer = set.writer
  }

  private mutating func set(_ bit: UInt8, _ name: StaticString, _ value: (inout RequestWriter) -> Void) {
    if isSet & bit != 0 { writer.fail(.memberSetTwice) }
    isSet |= bit
    writer.name(name)
    value(&writer)
  }
}

/// A set of members with `ClientMetadata`.
public protocol ClientMetadataMembers {}

/// A set of members with `AnalyticsMetadata` too.
public protocol AnalyticsMembers: ClientMetadataMembers {}

/// The optional members of GetTokensFromRefreshToken.
public enum TokenMembers: ClientMetadataMembers {}

/// The optional members of operations that the user's own device calls.
public enum UserMembers: AnalyticsMembers {}

/// The optional members of operations that a server with AWS credentials calls.
public enum AdminMembers: AnalyticsMembers {}

/// The optional members of SignUp.
public enum SignUpMembers: AnalyticsMembers {}

extension RequestMembers where Members: ClientMetadataMembers {
  /// Sets `ClientMetadata`: what Cognito passes on to the Lambda triggers of the user pool.
  public mutating func setClientMetadata(_ fields: (inout RequestFields) -> Void) {
    set(1, "ClientMetadata") { (writer) in RequestFields.write(.map, to: &writer, fields) }
  }
}

extension RequestMembers where Members: AnalyticsMembers {
  /// Sets `AnalyticsMetadata`: the endpoint of Amazon Pinpoint.
  public mutating func setAnalyticsEndpointID<Text: RequestText & ~Escapable>(_ id: Text) {
    set(2, "AnalyticsMetadata") { (writer) in
      writer.object { (writer) in writer.member("AnalyticsEndpointId", id) }
    }
  }
}

extension RequestMembers where Members == UserMembers {
  /// Sets `UserContextData`: the user's address, and what Cognito's library collected about the device.
  public mutating func setUserContext<Text: RequestText & ~Escapable>(ipAddress: Text?, encodedData: Text? = nil) {
    set(4, "UserContextData") { (writer) in writer.userContext(ipAddress, encodedData) }
  }
}

extension RequestMembers where Members == SignUpMembers {
  /// Sets `UserContextData`: the user's address, and what Cognito's library collected about the device.
  public mutating func setUserContext<Text: RequestText & ~Escapable>(ipAddress: Text?, encodedData: Text? = nil) {
    set(4, "UserContextData") { (writer) in writer.userContext(ipAddress, encodedData) }
  }

  /// Sets `UserAttributes`: what the user pool keeps about the user; names of its own begin with `custom:`.
  public mutating func setUserAttributes(_ fields: (inout RequestFields) -> Void) {
    set(8, "UserAttributes") { (writer) in RequestFields.write(.attributes, to: &writer, fields) }
  }

  /// Sets `ValidationData`: what the pre sign-up Lambda trigger gets to see, and nobody keeps.
  public mutating func setValidationData(_ fields: (inout RequestFields) -> Void) {
    set(16, "ValidationData") { (writer) in RequestFields.write(.attributes, to: &writer, fields) }
  }
}

extension RequestMembers where Members == AdminMembers {
  /// Sets `ContextData`: where the user's request came from, as the server saw it.
  public mutating func setContext<Text: RequestText & ~Escapable>(
    ipAddress: Text, serverName: Text, serverPath: Text, encodedData: Text? = nil,
    httpHeaders: (inout RequestFields) -> Void
  ) {
    set(4, "ContextData") { (writer) in
      writer.object { (writer) in
        writer.member("IpAddress", ipAddress)
        writer.member("ServerName", serverName)
        writer.member("ServerPath", serverPath)
        writer.member("EncodedData", encodedData)
        writer.name("HttpHeaders")
        RequestFields.write(.headers, to: &writer, httpHeaders)
      }
    }
  }
}

extension RequestWriter {
  fileprivate mutating func userContext<Text: RequestText & ~Escapable>(_ ipAddress: Text?, _ encodedData: Text?) {
    object { (writer) in
      writer.member("IpAddress", ipAddress)
      writer.member("EncodedData", encodedData)
    }
  }
}
