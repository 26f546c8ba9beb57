import CognitoCrypto

/// The client id and the client secret, and where they come from.
struct Credentials: ~Copyable {
  static let options: Set<Option> = [.clientID, .clientSecretFile, .raw]

  static let howToGiveSecret =
    "set \(secretVariable), or give --client-secret-file PATH, or - for standard input"

  static let idVariable = "COGNITO_CLIENT_ID"
  static let secretVariable = "COGNITO_CLIENT_SECRET"

  let id: [UInt8]
  let idSource: String
  let secret: SecretBytes
  let secretSource: String

  /// What the command line and the environment say.
  ///
  /// - Parameter standardInputHas: What else is read from standard input, if anything is.
  init(_ arguments: Arguments, standardInputHas other: String? = nil) throws(Failure) {
    let (id, idSource) = try Self.clientID(arguments)
    var secret = SecretBytes()
    let secretSource = try Self.readSecret(arguments, standardInputHas: other, into: &secret)
    self.id = id
    self.idSource = idSource
    self.secret = secret
    self.secretSource = secretSource
  }

  /// The app client that the command line and the environment say.
  ///
  /// - Parameter standardInputHas: What else is read from standard input, if anything is.
  static func client(
    _ arguments: Arguments, standardInputHas other: String? = nil
  ) throws(Failure) -> AppClient {
    let credentials = try Credentials(arguments, standardInputHas: other)
    credentials.warn(isRaw: arguments.has(.raw))
    return try credentials.client()
  }

  /// Says what is used as it is, and was hardly meant.
  borrowing func warn(isRaw: Bool) {
    Self.warnAbout(idSource, "the client id", CredentialLint.clientID(id.span))
    let findings = secret.withSpan { CredentialLint.clientSecret($0) }
    Self.warnAbout(secretSource, "the client secret", findings, except: isRaw ? .trailingLineEnding : nil)

    if secret.withSpan(beginsWithByteOrderMark) {
      cognito_crypto.warn("\(secretSource): the client secret begins with a byte order mark; it is used as it is")
    }
  }

  borrowing func client() throws(Failure) -> AppClient {
    try secret.withSpan { (secret) throws(Failure) in
      do throws(AppClientError) { return try AppClient(id: id.span, secret: secret) } catch { throw failure(error) }
    }
  }

  /// What an error of the library says about one of the two.
  borrowing func failure(_ error: AppClientError) -> Failure {
    .badData("\(error == .emptySecret ? secretSource : idSource): \(error)")
  }

  static func clientID(_ arguments: Arguments) throws(Failure) -> (id: [UInt8], source: String) {
    if let id = arguments.value(of: .clientID) { return (id, Option.clientID.rawValue) }
    if let id = Process.environment(idVariable) { return (id, idVariable) }
    throw .usage("the client id is missing: set \(idVariable), or give --client-id ID")
  }

  /// - Returns: The source, for messages.
  private static func readSecret(
    _ arguments: Arguments, standardInputHas other: String?, into secret: inout SecretBytes
  ) throws(Failure) -> String {
    let path = arguments.value(of: .clientSecretFile)
    let isInEnvironment = Process.takeEnvironment(secretVariable, into: &secret)
    if let path {
      guard !isInEnvironment else {
        throw .usage(
          "the client secret has two sources, of which one must go: \(secretVariable) is set, and "
            + "--client-secret-file is given")
      }
      return try KeyFile.read(
        path, option: .clientSecretFile, isRaw: arguments.has(.raw), standardInputHas: other, into: &secret)
    }
    guard !arguments.has(.raw) else { throw .usage("--raw needs --client-secret-file") }
    if isInEnvironment {
      try KeyFile.checkLength(of: secret, source: secretVariable)
      return secretVariable
    }
    guard Terminal.isStandardInput || Terminal.isStandardError,
      try Terminal.askForSecret("Client secret (not shown): ", into: &secret)
    else { throw .usage("the client secret is missing: \(howToGiveSecret)") }
    secret.dropLineEnding()
    return "the terminal"
  }

  /// Says what is hashed as it is, and was hardly meant. Emulators use other lengths and characters than Cognito.
  private static func warnAbout(
    _ source: String, _ what: String, _ findings: CredentialLint.Findings, except: CredentialLint.Finding? = nil
  ) {
    for finding in [.notUTF8, .trailingLineEnding, .whitespace, .quotes, .placeholder] as [CredentialLint.Finding]
    where findings.contains(finding) && finding != except {
      cognito_crypto.warn("\(source): \(what) \(finding.message); it is used as it is")
    }
  }
}
