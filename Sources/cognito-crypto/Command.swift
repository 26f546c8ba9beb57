/// A subcommand.
protocol Command {
  static var name: String { get }
  /// What `--help` prints.
  static var help: String { get }
  /// The options that it takes, besides `--help`.
  static var options: Set<Option> { get }

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus
}

extension Command {
  static func start(_ arguments: ArraySlice<[UInt8]>, _ output: inout Output) throws(Failure) -> ExitStatus {
    do {
      let arguments = try Arguments(arguments, options: options)
      guard !arguments.has(.help) else {
        try output.write(help)
        return .success
      }
      return try run(arguments, &output)
    } catch {
      guard error.status == .usage else { throw error }
      throw .usage("\(error.message) (cognito-crypto \(name) --help says more)")
    }
  }
}
