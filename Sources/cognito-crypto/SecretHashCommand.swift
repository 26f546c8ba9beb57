import CognitoCrypto

/// `secret-hash`: one hash a line, for usernames from the command line or from standard input.
enum SecretHashCommand: Command {
  static let name = "secret-hash"
  static let options = Credentials.options.union([.format, .crlf])

  /// How a hash is printed.
  private enum Format: String { case text, tsv, json }

  /// Where a username stood, for messages.
  private enum Place {
    case line(Int)
    case operand(Int)

    var description: String {
      switch self {
      case .line(let number): "standard input: line \(number)"
      case .operand(let number): "USERNAME \(number)"
      }
    }
  }

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    let format = try format(arguments)
    let standardInput = Array("-".utf8)
    let operands = arguments.operands.isEmpty ? [standardInput] : arguments.operands
    let isStreaming = operands.contains(standardInput)
    guard isStreaming || !arguments.has(.crlf) else { throw .usage("--crlf is for usernames from standard input") }
    let client = try Credentials.client(arguments, standardInputHas: isStreaming ? "the usernames" : nil)
    for (index, username) in operands.enumerated() {
      if username == standardInput {
        try writeHashesOfStandardInput(dropsCR: arguments.has(.crlf), client, format, &output)
      } else {
        try writeHash(of: username.span, at: .operand(index + 1), client, format, &output)
      }
    }
    return .success
  }

  private static func format(_ arguments: Arguments) throws(Failure) -> Format {
    guard let name = arguments.value(of: .format) else { return .text }
    guard let format = Format(rawValue: String(decoding: name, as: UTF8.self)) else {
      throw .usage("--format is text, tsv or json")
    }
    return format
  }

  /// Reads one username a line. Before it waits for more, it writes what it has.
  private static func writeHashesOfStandardInput(
    dropsCR: Bool, _ client: borrowing AppClient, _ format: Format, _ output: inout Output
  ) throws(Failure) {
    let file = InputFile.standardInput()
    var progress = Progress(total: file.byteCount, isWanted: !Terminal.isStandardOutput && !Terminal.isStandardInput)
    var reader = LineReader(file)
    var hasWarned = false
    var byteCount = 0
    while try reader.fill() {
      while var line = try reader.next() {
        let bytes = reader.buffer.span
        if reader.lineNumber == 1, beginsWithByteOrderMark(bytes.extracting(line)) {
          warn("standard input: line 1 begins with a byte order mark, which is hashed with the username")
        }
        if let last = line.last, bytes[last] == 0x0d {
          if dropsCR {
            line.removeLast()
          } else if !hasWarned {
            hasWarned = true
            warn(
              "standard input: line \(reader.lineNumber) ends with a carriage return, which is hashed with the "
                + "username; --crlf drops it")
          }
        }
        try writeHash(of: bytes.extracting(line), at: .line(reader.lineNumber), client, format, &output)
      }
      try output.flush()
      progress.advance(by: reader.byteCount - byteCount)
      byteCount = reader.byteCount
    }
  }

  private static func writeHash(
    of username: Span<UInt8>, at place: Place, _ client: borrowing AppClient, _ format: Format, _ output: inout Output
  ) throws(Failure) {
    guard let hash = try? client.secretHash(username: username) else {
      throw .badData("\(place.description): \(AppClientError.emptyUsername)")
    }
    switch format {
    case .text:
      try output.write(hash.bytes.span)
    case .tsv:
      for index in username.indices where username[index] == 0x09 || username[index] == 0x0a {
        throw .badData("\(place.description): --format tsv has no way to write a username with a tab or a line feed")
      }
      try output.write(username)
      try output.write(byte: 0x09)
      try output.write(hash.bytes.span)
    case .json:
      guard (try? UTF8Span(validating: username)) != nil else {
        throw .badData("\(place.description): --format json has no way to write a username that is not UTF-8")
      }
      try output.write("{\"username\":")
      try output.writeJSONString(username)
      try output.write(",\"secretHash\":\"")
      try output.write(hash.bytes.span)
      try output.write("\"}")
    }
    try output.write(byte: 0x0a)
  }
}
