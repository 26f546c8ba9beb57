/// An option of the command line.
enum Option: String, CaseIterable {
  case clientID = "--client-id"
  case clientSecretFile = "--client-secret-file"
  case keyFile = "--key-file"
  case raw = "--raw"
  case format = "--format"
  case crlf = "--crlf"
  case jobs = "--jobs"
  case check = "--check"
  case injectFailure = "--inject-failure"
  case backend = "--backend"
  case sub = "--sub"
  case poolUsername = "--pool-username"
  case email = "--email"
  case phoneNumber = "--phone-number"
  case otherUsername = "--other-username"
  case otherClientID = "--other-client-id"
  case userPoolID = "--user-pool-id"
  case previousClientSecretFile = "--previous-client-secret-file"
  case error = "--error"
  case language = "--language"
  case username = "--username"
  case passwordFile = "--password-file"
  case code = "--code"
  case sessionFile = "--session-file"
  case tokenFile = "--token-file"
  case idTokenFile = "--id-token-file"
  case flow = "--flow"
  case preferredChallenge = "--preferred-challenge"
  case challenge = "--challenge"
  case select = "--select"
  case srpA = "--srp-a"
  case signature = "--signature"
  case secretBlock = "--secret-block"
  case timestamp = "--timestamp"
  case answerFile = "--answer-file"
  case credentialFile = "--credential-file"
  case deviceKey = "--device-key"
  case attribute = "--attribute"
  case validationData = "--validation-data"
  case clientMetadata = "--client-metadata"
  case forceAliasCreation = "--force-alias-creation"
  case analyticsEndpointID = "--analytics-endpoint-id"
  case ipAddress = "--ip-address"
  case encodedData = "--encoded-data"
  case serverName = "--server-name"
  case serverPath = "--server-path"
  case httpHeader = "--http-header"
  case grant = "--grant"
  case scope = "--scope"
  case redirectURI = "--redirect-uri"
  case codeVerifierFile = "--code-verifier-file"
  case authorizationHeader = "--authorization-header"
  case curl = "--curl"
  case region = "--region"
  case domain = "--domain"
  case help = "--help"

  /// Whether a value follows, as `--option VALUE` or `--option=VALUE`.
  var takesValue: Bool {
    switch self {
    case .raw, .crlf, .check, .forceAliasCreation, .authorizationHeader, .curl, .help: false
    default: true
    }
  }

  /// Whether it can stand more than once.
  var isRepeatable: Bool {
    switch self {
    case .otherUsername, .otherClientID, .attribute, .validationData, .clientMetadata, .httpHeader: true
    default: false
    }
  }
}

/// The arguments of a subcommand: options, in any order and place, and operands. `--` ends the options.
struct Arguments {
  private var values: [Option: [[UInt8]]] = [:]
  private(set) var operands: [[UInt8]] = []

  /// - Throws: Where an option is not one of `options`, has no value, or one that it does not take, or stands twice.
  ///   The message never has the value: it could be a secret.
  init(_ arguments: ArraySlice<[UInt8]>, options: Set<Option>) throws(Failure) {
    var rest = arguments
    while let argument = rest.popFirst() {
      guard argument.first == 0x2d, argument.count > 1 else {
        operands.append(argument)
        continue
      }
      if argument == Array("--".utf8) {
        operands += rest
        return
      }
      let parts = argument.split(separator: 0x3d, maxSplits: 1, omittingEmptySubsequences: false)
      let option = try Self.option(named: Array(parts[0]), of: options)
      guard values[option] == nil || option.isRepeatable else { throw .usage("\(option.rawValue) stands twice") }
      if !option.takesValue {
        guard parts.count == 1 else { throw .usage("\(option.rawValue) takes no value") }
        values[option] = [[]]
      } else if parts.count == 2 {
        values[option, default: []].append(Array(parts[1]))
      } else {
        guard let value = rest.popFirst() else { throw .usage("\(option.rawValue) needs a value") }
        values[option, default: []].append(value)
      }
    }
  }

  func has(_ option: Option) -> Bool { values[option] != nil }

  func value(of option: Option) -> [UInt8]? { values[option]?.first }

  /// The values of an option that can stand more than once.
  func values(of option: Option) -> [[UInt8]] { values[option] ?? [] }

  private static func option(named bytes: [UInt8], of options: Set<Option>) throws(Failure) -> Option {
    let name = String(decoding: bytes, as: UTF8.self)
    switch name {
    case "-h": return .help
    case "--client-secret", "--secret", "--key":
      throw .usage(
        """
        \(name) is refused: other users see the command line (ps), and the shell keeps it; \
        \(options.contains(.keyFile) ? "give --key-file PATH" : Credentials.howToGiveSecret)
        """)
    case "--password", "--session", "--token", "--refresh-token", "--id-token", "--answer", "--credential",
      "--code-verifier":
      let file = name == "--refresh-token" ? "--token-file" : "\(name)-file"
      guard options.contains(where: { $0.rawValue == file }) else { break }
      throw .usage(
        "\(name) is refused: other users see the command line (ps); give \(file) PATH, or - for standard input")
    default: break
    }
    guard let option = Option(rawValue: name), option == .help || options.contains(option) else {
      // Of a short option only its letter: the rest could be a value.
      let isLong = bytes.starts(with: [0x2d, 0x2d])
      throw .usage(
        "there is no option \(printable(isLong ? bytes : Array(bytes.prefix(2)))); "
          + "an operand that begins with - stands after --")
    }
    return option
  }
}
