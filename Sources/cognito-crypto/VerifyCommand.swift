import CognitoCrypto

/// `verify`: whether a hash is the one of a username.
enum VerifyCommand: Command {
  static let name = "verify"
  static let options = Credentials.options

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    guard arguments.operands.count == 2 else {
      throw .usage("verify takes a USERNAME and a HASH, not \(arguments.operands.count) operands")
    }
    let username = arguments.operands[0]
    let text = arguments.operands[1]
    guard !username.isEmpty else { throw .badData("USERNAME: \(AppClientError.emptyUsername)") }
    let hash: SecretHash
    do { hash = try SecretHash(text.span) } catch { throw .badData("HASH: \(error)") }
    let client = try Credentials.client(arguments)
    let isRight = client.isValid(hash, username: username.span)
    try output.write(isRight ? "right\n" : "wrong\n")
    return isRight ? .success : .checkFailed
  }
}
