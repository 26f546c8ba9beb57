/// The command line `cognito-crypto`.
@main
enum Main {
  /// The one place that says which version this is.
  static let version = "0.1.0"

  static var commands: [any Command.Type] {
    [
      SecretHashCommand.self, VerifyCommand.self, DiagnoseCommand.self, LintCommand.self, RequestCommand.self,
      WhereCommand.self, SHA256Command.self, HMACCommand.self, SelfTestCommand.self, ACVPCommand.self,
    ]
  }

  static func main() {
    Process.prepare()
    var output = Output()
    var status: ExitStatus
    do {
      status = try run(Process.arguments, &output)
    } catch {
      status = error.status
      // What was done before the error stands.
      do { try output.flush() } catch { status = end(with: error) }
      if !error.message.isEmpty { report(error.message) }
    }
    do { try output.close() } catch { status = end(with: error) }
    Process.exit(status)
  }

  private static func end(with failure: Failure) -> ExitStatus {
    if !failure.message.isEmpty { report(failure.message) }
    return failure.status
  }

  private static func run(_ arguments: [[UInt8]], _ output: inout Output) throws(Failure) -> ExitStatus {
    guard let name = arguments.first.map({ String(decoding: $0, as: UTF8.self) }) else {
      throw .usage("a subcommand is missing: \(subcommandNames) (cognito-crypto --help says more)")
    }
    switch name {
    case "--help", "-h":
      try output.write(help)
      return .success
    case "help":
      return try runHelp(arguments.dropFirst(), &output)
    case "--version":
      try output.write("cognito-crypto \(version)\n")
      return .success
    default:
      return try command(named: name).start(arguments.dropFirst(), &output)
    }
  }

  private static func runHelp(_ arguments: ArraySlice<[UInt8]>, _ output: inout Output) throws(Failure) -> ExitStatus {
    guard let name = arguments.first.map({ String(decoding: $0, as: UTF8.self) }) else {
      try output.write(help)
      return .success
    }
    try output.write(command(named: name).help)
    return .success
  }

  private static func command(named name: String) throws(Failure) -> any Command.Type {
    if let command = commands.first(where: { $0.name == name }) { return command }
    throw .usage(
      "there is no subcommand \(printable(Array(name.utf8))), but \(subcommandNames) (cognito-crypto --help says more)")
  }

  private static var subcommandNames: String { commands.map { $0.name }.joined(separator: ", ") }
}
