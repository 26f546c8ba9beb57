import CognitoCrypto

/// `request`: the body of a request, or the command that sends it.
enum RequestCommand: Command {
  static let name = "request"
  static let options = Credentials.options.union([
    .username, .passwordFile, .code, .sessionFile, .tokenFile, .idTokenFile, .poolUsername, .userPoolID, .flow,
    .preferredChallenge, .challenge, .select, .srpA, .signature, .secretBlock, .timestamp, .answerFile,
    .credentialFile, .deviceKey, .attribute, .validationData, .clientMetadata, .forceAliasCreation,
    .analyticsEndpointID, .ipAddress, .encodedData, .serverName, .serverPath, .httpHeader, .grant, .scope,
    .redirectURI, .codeVerifierFile, .authorizationHeader, .curl, .region, .domain,
  ])

  private static let files: [Option] = [
    .passwordFile, .sessionFile, .tokenFile, .idTokenFile, .answerFile, .credentialFile, .codeVerifierFile,
  ]

  /// The operations by the names that they have here.
  static let operations: [(name: String, operation: CognitoOperation)] = CognitoOperation.allCases.map {
    ($0.commandName, $0)
  }

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    let (name, operation) = try operation(arguments)
    if arguments.has(.curl) {
      try output.write(curl(arguments, name, operation))
      return .success
    }
    for option in [Option.region, .domain] where arguments.has(option) {
      throw .usage("\(option.rawValue) is for --curl")
    }
    if arguments.has(.authorizationHeader) {
      try output.write(authorizationHeader(arguments, name, operation))
      return .success
    }
    let request = try request(arguments, name, operation)
    try output.write(request.body)
    if Terminal.isStandardOutput { try output.write(byte: 0x0a) }
    return .success
  }

  private static func operation(_ arguments: Arguments) throws(Failure) -> (name: String, operation: CognitoOperation) {
    let names = operations.map(\.name).joined(separator: ", ")
    guard let operand = arguments.operands.first else { throw .usage("an OPERATION is missing: \(names)") }
    guard arguments.operands.count == 1 else {
      throw .usage("request takes one OPERATION, not \(arguments.operands.count) operands")
    }
    guard let found = operations.first(where: { Array($0.name.utf8) == operand }) else {
      throw .usage("there is no operation \(printable(operand)), but \(names)")
    }
    return found
  }

  private static func request(
    _ arguments: Arguments, _ name: String, _ operation: CognitoOperation
  ) throws(Failure) -> CognitoRequest {
    // What is missing is said before anything is read or asked for.
    _ = try dryRequest(arguments, name, operation, taken: Credentials.options)
    guard operation != .oauthToken else { return try tokenEndpointRequest(arguments, name) }
    let isDash = arguments.value(of: .clientSecretFile) == Array("-".utf8)
    let credentials = try Credentials(
      arguments,
      standardInputHas: files.first { arguments.value(of: $0) == Array("-".utf8) }.map { "the text of \($0.rawValue)" })
    credentials.warn(isRaw: arguments.has(.raw))
    var options = RequestOptions(
      arguments, operation: name, isDry: false, taken: Credentials.options,
      standardInputHas: isDash ? "the client secret" : nil)
    let secret =
      operation.placement == .clientSecretMember
      ? try credentials.secret.withSpan { (bytes) throws(Failure) in
        try RequestOptions.text(bytes.indices.map { bytes[$0] }, credentials.secretSource)
      } : ""
    return try request(operation, &options, credentials.client(), clientSecret: secret)
  }

  /// The form, for which the client id is enough.
  private static func tokenEndpointRequest(
    _ arguments: Arguments, _ name: String
  ) throws(Failure) -> CognitoRequest {
    let (id, source) = try Credentials.clientID(arguments)
    var options = RequestOptions(
      arguments, operation: name, isDry: false, taken: Credentials.options, standardInputHas: nil)
    let client: AppClient
    do throws(AppClientError) {
      client = try AppClient(id: id.span, secret: Array(RequestOptions.placeholder.utf8).span)
    } catch { throw .badData("\(source): \(error)") }
    return try request(.oauthToken, &options, client, clientSecret: RequestOptions.placeholder)
  }

  /// The request with placeholders for what is in files.
  static func dryRequest(
    _ arguments: Arguments, _ name: String, _ operation: CognitoOperation, taken: Set<Option>
  ) throws(Failure) -> CognitoRequest {
    var options = RequestOptions(arguments, operation: name, isDry: true, taken: taken, standardInputHas: nil)
    let client: AppClient
    do throws(AppClientError) {
      client = try AppClient(id: RequestOptions.placeholder, secret: RequestOptions.placeholder)
    } catch { throw .badData("\(error)") }
    return try request(operation, &options, client, clientSecret: RequestOptions.placeholder)
  }

  /// The header of the token endpoint, for `curl --header @-`.
  private static func authorizationHeader(
    _ arguments: Arguments, _ name: String, _ operation: CognitoOperation
  ) throws(Failure) -> String {
    let options = RequestOptions(
      arguments, operation: "--authorization-header", isDry: true,
      taken: Credentials.options.union([.authorizationHeader]), standardInputHas: nil)
    guard operation == .oauthToken else { throw .usage("--authorization-header is for oauth-token") }
    try options.check()
    let credentials = try Credentials(arguments)
    credentials.warn(isRaw: arguments.has(.raw))
    let client = try credentials.client()
    let secret = try credentials.secret.withSpan { (bytes) throws(Failure) in
      try RequestOptions.text(bytes.indices.map { bytes[$0] }, credentials.secretSource)
    }
    do throws(RequestError) {
      return "Authorization: \(try client.basicAuthorization(clientSecret: secret))\n"
    } catch { throw .badData("\(error)") }
  }
}
