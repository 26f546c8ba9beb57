/// How the program ends, for scripts. The numbers from 64 on are those of BSD's sysexits(3).
enum ExitStatus: Int32 {
  /// Everything is right.
  case success = 0
  /// A check found something wrong.
  case checkFailed = 1
  /// A hash is wrong, and nobody knows why.
  case causeNotFound = 2
  /// The command line cannot be meant.
  case usage = 64
  /// Input that cannot be used.
  case badData = 65
  /// Input that cannot be read.
  case unreadableInput = 66
  /// The self-test failed.
  case selfTestFailed = 70
  /// Output that cannot be written.
  case outputError = 74
  /// The reader of the output closed the pipe: what shells report for SIGPIPE, 128 + 13.
  case closedPipe = 141
}

/// Why the program ends early.
struct Failure: Error {
  let status: ExitStatus
  /// What is wrong, and what to do, in one line without a secret. Empty where there is nothing to say.
  let message: String

  static func usage(_ message: String) -> Failure { Failure(status: .usage, message: message) }

  static func badData(_ message: String) -> Failure { Failure(status: .badData, message: message) }

  static func unreadable(_ name: [UInt8], _ error: SystemError) -> Failure {
    Failure(status: .unreadableInput, message: "\(printable(name)): \(error.description)")
  }

  static func output(_ error: SystemError) -> Failure {
    guard !error.isClosedPipe else { return Failure(status: .closedPipe, message: "") }
    return Failure(status: .outputError, message: "the output cannot be written: \(error.description)")
  }
}

/// Tells the user something on standard error. There is nobody to tell where that fails.
func report(_ message: String) {
  try? OutputFile.standardError.write("cognito-crypto: \(message)\n".utf8.span)
}

func warn(_ message: String) { report("warning: \(message)") }
