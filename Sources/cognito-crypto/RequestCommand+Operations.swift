import CognitoCrypto

extension RequestCommand {
  /// The request that the options say.
  static func request(
    _ operation: CognitoOperation, _ options: inout RequestOptions, _ client: borrowing AppClient, clientSecret: String
  ) throws(Failure) -> CognitoRequest {
    switch operation {
    case .signUp: try signUp(&options, client)
    case .confirmSignUp: try confirmSignUp(&options, client)
    case .resendConfirmationCode, .forgotPassword: try codeDelivery(operation, &options, client)
    case .confirmForgotPassword: try confirmForgotPassword(&options, client)
    case .initiateAuth, .adminInitiateAuth: try initiateAuth(operation, &options, client)
    case .respondToAuthChallenge, .adminRespondToAuthChallenge: try respondToChallenge(operation, &options, client)
    case .getTokensFromRefreshToken, .revokeToken: try token(operation, &options, client, clientSecret)
    case .oauthToken: try oauthToken(&options, client)
    }
  }

  private static func signUp(
    _ options: inout RequestOptions, _ client: borrowing AppClient
  ) throws(Failure) -> CognitoRequest {
    let username = try options.required(.username)
    let password = try options.fileText(.passwordFile)
    let attributes = try options.entries(.attribute)
    let validationData = try options.entries(.validationData)
    let members = try CommonMembers(&options, isAdmin: false)
    try options.check()
    return try encoded { () throws(RequestError) in
      try client.signUp(username: username, password: password) {
        if !attributes.isEmpty { $0.setUserAttributes(attributes) }
        if !validationData.isEmpty { $0.setValidationData(validationData) }
        members.set(&$0)
      }
    }
  }

  private static func confirmSignUp(
    _ options: inout RequestOptions, _ client: borrowing AppClient
  ) throws(Failure) -> CognitoRequest {
    let username = try options.required(.username)
    let code = try options.required(.code)
    let session = try options.fileText(.sessionFile)
    let forceAliasCreation = options.has(.forceAliasCreation) ? true : nil
    let members = try CommonMembers(&options, isAdmin: false)
    try options.check()
    return try encoded { () throws(RequestError) in
      try client.confirmSignUp(
        username: username, confirmationCode: code, session: session, forceAliasCreation: forceAliasCreation
      ) { members.set(&$0) }
    }
  }

  private static func codeDelivery(
    _ operation: CognitoOperation, _ options: inout RequestOptions, _ client: borrowing AppClient
  ) throws(Failure) -> CognitoRequest {
    let username = try options.required(.username)
    let members = try CommonMembers(&options, isAdmin: false)
    try options.check()
    return try encoded { () throws(RequestError) in
      operation == .forgotPassword
        ? try client.forgotPassword(username: username) { members.set(&$0) }
        : try client.resendConfirmationCode(username: username) { members.set(&$0) }
    }
  }

  private static func confirmForgotPassword(
    _ options: inout RequestOptions, _ client: borrowing AppClient
  ) throws(Failure) -> CognitoRequest {
    let username = try options.required(.username)
    let code = try options.required(.code)
    let password = try options.requiredFileText(.passwordFile)
    let members = try CommonMembers(&options, isAdmin: false)
    try options.check()
    return try encoded { () throws(RequestError) in
      try client.confirmForgotPassword(username: username, confirmationCode: code, password: password) {
        members.set(&$0)
      }
    }
  }

  private static func initiateAuth(
    _ operation: CognitoOperation, _ options: inout RequestOptions, _ client: borrowing AppClient
  ) throws(Failure) -> CognitoRequest {
    let isAdmin = operation == .adminInitiateAuth
    let userPoolID = isAdmin ? try options.required(.userPoolID) : ""
    let flow = try authFlow(&options, isAdmin: isAdmin)
    let session = try options.fileText(.sessionFile)
    let deviceKey = try options.text(.deviceKey)
    let members = try CommonMembers(&options, isAdmin: isAdmin)
    try options.check()
    return try encoded { () throws(RequestError) in
      isAdmin
        ? try client.adminInitiateAuth(userPoolID: userPoolID, flow, session: session, deviceKey: deviceKey) {
          members.set(&$0)
        } : try client.initiateAuth(flow, session: session, deviceKey: deviceKey) { members.set(&$0) }
    }
  }

  private static func respondToChallenge(
    _ operation: CognitoOperation, _ options: inout RequestOptions, _ client: borrowing AppClient
  ) throws(Failure) -> CognitoRequest {
    let isAdmin = operation == .adminRespondToAuthChallenge
    let userPoolID = isAdmin ? try options.required(.userPoolID) : ""
    let username = try options.required(.username)
    let (response, hasDeviceKey) = try challengeResponse(&options)
    let session = try options.fileText(.sessionFile)
    let deviceKey = hasDeviceKey ? nil : try options.text(.deviceKey)
    let attributes = response.name == .newPasswordRequired ? try options.entries(.attribute) : [:]
    let members = try CommonMembers(&options, isAdmin: isAdmin)
    try options.check()
    return try encoded { () throws(RequestError) in
      isAdmin
        ? try client.adminRespondToAuthChallenge(
          userPoolID: userPoolID, response, username: username, session: session, deviceKey: deviceKey,
          userAttributes: attributes
        ) { members.set(&$0) }
        : try client.respondToAuthChallenge(
          response, username: username, session: session, deviceKey: deviceKey, userAttributes: attributes
        ) { members.set(&$0) }
    }
  }

  private static func token(
    _ operation: CognitoOperation, _ options: inout RequestOptions, _ client: borrowing AppClient,
    _ clientSecret: String
  ) throws(Failure) -> CognitoRequest {
    let token = try options.requiredFileText(.tokenFile)
    guard operation == .getTokensFromRefreshToken else {
      try options.check()
      return try encoded { () throws(RequestError) in try client.revokeToken(token, clientSecret: clientSecret) }
    }
    let deviceKey = try options.text(.deviceKey)
    let clientMetadata = try options.entries(.clientMetadata)
    try options.check()
    return try encoded { () throws(RequestError) in
      try client.getTokensFromRefreshToken(token, clientSecret: clientSecret, deviceKey: deviceKey) {
        if !clientMetadata.isEmpty { $0.setClientMetadata(clientMetadata) }
      }
    }
  }

  private static func oauthToken(
    _ options: inout RequestOptions, _ client: borrowing AppClient
  ) throws(Failure) -> CognitoRequest {
    let grant = try grant(&options)
    try options.check()
    return try encoded { () throws(RequestError) in try client.oauthToken(grant) }
  }

  private static func encoded(
    _ encode: () throws(RequestError) -> CognitoRequest
  ) throws(Failure) -> CognitoRequest {
    do throws(RequestError) { return try encode() } catch { throw .badData("\(error)") }
  }
}

/// The optional members that most requests have.
private struct CommonMembers {
  private let clientMetadata: [String: String]
  private let analyticsEndpointID: String?
  private let ipAddress: String?
  private let encodedData: String?
  private var serverName = ""
  private var serverPath = ""
  private var httpHeaders: [String: String] = [:]

  init(_ options: inout RequestOptions, isAdmin: Bool) throws(Failure) {
    clientMetadata = try options.entries(.clientMetadata)
    analyticsEndpointID = try options.text(.analyticsEndpointID)
    encodedData = try options.text(.encodedData)
    guard isAdmin else {
      ipAddress = try options.text(.ipAddress)
      return
    }
    httpHeaders = try options.entries(.httpHeader)
    let isSet = [.ipAddress, .serverName, .serverPath, .httpHeader, .encodedData].map { options.has($0) }.contains(true)
    ipAddress = isSet ? try options.required(.ipAddress) : nil
    if isSet {
      serverName = try options.required(.serverName)
      serverPath = try options.required(.serverPath)
    }
  }

  private func setMetadata<Members: AnalyticsMembers>(_ members: inout RequestMembers<Members>) {
    if !clientMetadata.isEmpty { members.setClientMetadata(clientMetadata) }
    if let analyticsEndpointID { members.setAnalyticsEndpointID(analyticsEndpointID) }
  }

  func set(_ members: inout RequestMembers<SignUpMembers>) {
    setMetadata(&members)
    if ipAddress != nil || encodedData != nil {
      members.setUserContext(ipAddress: ipAddress, encodedData: encodedData)
    }
  }

  func set(_ members: inout RequestMembers<UserMembers>) {
    setMetadata(&members)
    if ipAddress != nil || encodedData != nil {
      members.setUserContext(ipAddress: ipAddress, encodedData: encodedData)
    }
  }

  func set(_ members: inout RequestMembers<AdminMembers>) {
    setMetadata(&members)
    if let ipAddress {
      members.setContext(
        ipAddress: ipAddress, serverName: serverName, serverPath: serverPath, encodedData: encodedData,
        httpHeaders: httpHeaders)
    }
  }
}
