import CognitoCrypto

/// Where the client id and the client secret come from.
enum Credentials {
  static let options: Set<Option> = [.clientID, .clientSecretFile, .raw]

  static let howToGiveSecret =
    "set \(secretVariable), or give --client-secret-file PATH, or - for standard input"

  private static let idVariable = "COGNITO_CLIENT_ID"
  private static let secretVariable = "COGNITO_CLIENT_SECRET"

  /// The app client that the command line and the environment say.
  ///
  /// - Parameter standardInputHas: What else is read from standard input, if anything is.
  static func client(
    _ arguments: Arguments, standardInputHas other: String? = nil
  ) throws(Failure) -> AppClient {
    let (id, idSource) = try clientID(arguments)
    var secret = SecretBytes()
    let secretSource = try readSecret(arguments, standardInputHas: other, into: &secret)

    warnAbout(idSource, "the client id", CredentialLint.clientID(id.span))
    let findings = secret.withSpan { CredentialLint.clientSecret($0) }
    warnAbout(secretSource, "the client secret", findings, except: arguments.has(.raw) ? .trailingLineEnding : nil)

    if secret.withSpan(beginsWithByteOrderMark) {
      warn("\(secretSource): the client secret begins with a byte order mark; it is used as it is")
    }

    return try secret.withSpan { (secret) throws(Failure) in
      do throws(AppClientError) {
        return try AppClient(id: id.span, secret: secret)
      } catch .emptySecret {
        throw .badData("\(secretSource): \(AppClientError.emptySecret)")
      } catch {
        throw .badData("\(idSource): \(error)")
      }
    }
  }

  private static func clientID(_ arguments: Arguments) throws(Failure) -> (id: [UInt8], source: String) {
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
      warn("\(source): \(what) \(finding.message); it is used as it is")
    }
  }
}
