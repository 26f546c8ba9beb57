import CognitoCrypto

extension RequestCommand {
  /// The options that say where to send a request, and not what.
  private static let sending: Set<Option> = [.curl, .region, .domain]

  /// A command of bash that makes the body and sends it. Secrets stay in their files and in the environment, which are
  /// not read here.
  static func curl(
    _ arguments: Arguments, _ name: String, _ operation: CognitoOperation
  ) throws(Failure) -> [UInt8] {
    let request = try dryRequest(
      arguments, name, operation,
      taken: Credentials.options.union([.curl, operation == .oauthToken ? .domain : .region]))
    let curl: String
    if operation == .oauthToken {
      curl = try tokenEndpointCurl(arguments, request)
    } else {
      guard let region = arguments.value(of: .region) else { throw .usage("--curl needs --region") }
      do throws(RequestError) {
        curl = try request.curlCommand(region: String(decoding: region, as: UTF8.self))
      } catch { throw .usage("--region: \(error)") }
    }
    var command = Array("cognito-crypto request \(name)".utf8)
    for option in Option.allCases where !sending.contains(option) { append(option, of: arguments, to: &command) }
    return command + Array(" |\n\(curl)\n".utf8)
  }

  private static func tokenEndpointCurl(_ arguments: Arguments, _ request: CognitoRequest) throws(Failure) -> String {
    guard let domain = arguments.value(of: .domain) else { throw .usage("--curl needs --domain") }
    guard !domain.isEmpty, domain.allSatisfy(isHostCharacter) else {
      throw .usage("--domain is a name like example.auth.eu-west-1.amazoncognito.com")
    }
    guard arguments.value(of: .clientSecretFile) != Array("-".utf8) else {
      throw .usage("--client-secret-file - is not for --curl: standard input has the body")
    }
    var header = Array("cognito-crypto request oauth-token --authorization-header".utf8)
    for option in [Option.clientID, .clientSecretFile, .raw] { append(option, of: arguments, to: &header) }
    var lines = ["curl --silent --show-error 'https://\(String(decoding: domain, as: UTF8.self))/oauth2/token'"]
    lines += request.headers.map { "--header '\($0.key): \($0.value)'" }
    lines.append("--header @<(\(String(decoding: header, as: UTF8.self)))")
    lines.append("--data-binary '@-'")
    return lines.joined(separator: " \\\n  ")
  }

  /// Appends an option as it was given, in words of a shell.
  private static func append(_ option: Option, of arguments: Arguments, to command: inout [UInt8]) {
    for value in arguments.values(of: option) {
      command += Array(" \(option.rawValue)".utf8)
      if option.takesValue { command += Array(" ".utf8) + quoted(value) }
    }
  }

  /// The word in a shell's single quotes.
  private static func quoted(_ word: [UInt8]) -> [UInt8] {
    [0x27] + word.flatMap { $0 == 0x27 ? Array(#"'\''"#.utf8) : [$0] } + [0x27]
  }

  private static func isHostCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e: true
    default: false
    }
  }
}
