import CognitoCrypto

/// `secret-hash`: one hash a line, for usernames from the command line or from standard input.
enum SecretHashCommand: Command {
  static let name = "secret-hash"
  static let options = Credentials.options.union([.format, .crlf, .jobs])
  private static let maximumJobCount = 256

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    let format = try format(arguments)
    let standardInput = Array("-".utf8)
    let operands = arguments.operands.isEmpty ? [standardInput] : arguments.operands
    let isStreaming = operands.contains(standardInput)
    for option in [Option.crlf, .jobs] where arguments.has(option) && !isStreaming {
      throw .usage("\(option.rawValue) is for usernames from standard input")
    }
    let jobCount = try jobCount(arguments)
    let client = try Credentials.client(arguments, standardInputHas: isStreaming ? "the usernames" : nil)
    for (index, username) in operands.enumerated() {
      if username == standardInput {
        try writeHashesOfStandardInput(
          jobCount: jobCount, dropsCR: arguments.has(.crlf), client, format, &output)
      } else {
        try writeHash(of: username.span, at: index + 1, client, format, &output)
      }
    }
    return .success
  }

  private static func format(_ arguments: Arguments) throws(Failure) -> HashFormat {
    guard let name = arguments.value(of: .format) else { return .text }
    guard let format = HashFormat(rawValue: String(decoding: name, as: UTF8.self)) else {
      throw .usage("--format is text, tsv or json")
    }
    return format
  }

  private static func jobCount(_ arguments: Arguments) throws(Failure) -> Int {
    guard let text = arguments.value(of: .jobs) else { return 1 }
    guard let count = Int(String(decoding: text, as: UTF8.self)), 1...maximumJobCount ~= count else {
      throw .usage("--jobs is a number from 1 to \(maximumJobCount)")
    }
    return count
  }

  /// Reads one username a line. Before it waits for more, it writes what it has.
  private static func writeHashesOfStandardInput(
    jobCount: Int, dropsCR: Bool, _ client: borrowing AppClient, _ format: HashFormat, _ output: inout Output
  ) throws(Failure) {
    let file = InputFile.standardInput()
    var progress = Progress(total: file.byteCount, isWanted: !Terminal.isStandardOutput && !Terminal.isStandardInput)
    var reader = UsernameLinesReader(file)
    let jobs = (0..<jobCount).map { _ in UsernameLines() }
    var report = LineReport()
    var byteCount = 0
    while true {
      var count = 0
      var readingFailure: Failure?
      do throws(Failure) {
        while count < jobs.count, try reader.fill(jobs[count], mayWait: count == 0) { count += 1 }
      } catch {
        readingFailure = error
      }
      guard count > 0 || readingFailure != nil else { return }
      inParallel(count) { jobs[$0].hash(client, format, dropsCR: dropsCR) }
      for job in jobs.prefix(count) {
        report.warn(about: job)
        try output.write(keptBy: job.text)
        try report.fail(about: job)
      }
      if let readingFailure { throw readingFailure }
      progress.advance(by: reader.byteCount - byteCount)
      byteCount = reader.byteCount
    }
  }

  /// What there is to say about lines, whose numbers in all of the input it knows.
  private struct LineReport {
    /// The number of lines so far.
    private var lineCount = 0
    private var hasWarned = false

    mutating func warn(about lines: UsernameLines) {
      if lineCount == 0, lines.beginsWithMark {
        cognito_crypto.warn("standard input: line 1 begins with a byte order mark, which is hashed with the username")
      }
      if let line = lines.carriageReturnLine, !hasWarned {
        hasWarned = true
        cognito_crypto.warn(
          "standard input: line \(lineCount + line + 1) ends with a carriage return, which is hashed with the "
            + "username; --crlf drops it")
      }
    }

    mutating func fail(about lines: UsernameLines) throws(Failure) {
      if let (line, reason) = lines.failure {
        throw .badData("standard input: line \(lineCount + line + 1)\(reason)")
      }
      lineCount += lines.lineCount
    }
  }

  private static func writeHash(
    of username: Span<UInt8>, at operand: Int, _ client: borrowing AppClient, _ format: HashFormat,
    _ output: inout Output
  ) throws(Failure) {
    guard let hash = try? client.secretHash(username: username) else {
      throw .badData("USERNAME \(operand): \(AppClientError.emptyUsername)")
    }
    do { try output.write(hash, of: username, format) } catch  where error.status == .badData {
      throw .badData("USERNAME \(operand): \(error.message)")
    }
  }
}
