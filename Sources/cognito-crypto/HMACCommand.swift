import PureCrypto

/// `hmac`: the authentication codes of files.
enum HMACCommand: Command {
  static let name = "hmac"
  static let options: Set<Option> = [.keyFile, .raw]

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    guard let path = arguments.value(of: .keyFile) else { throw .usage("--key-file PATH is missing") }
    let key = try key(path, arguments)
    return try FileDigests.write(of: arguments.operands, &output) { (path) throws(Failure) in
      var hmac = HMACSHA256(key: key)
      try FileDigests.read(path) { hmac.update(data: $0) }
      return hmac.finalize().description
    }
  }

  private static func key(_ path: [UInt8], _ arguments: Arguments) throws(Failure) -> HMACSHA256.Key {
    let readsStandardInput = arguments.operands.isEmpty || arguments.operands.contains(Array("-".utf8))
    var secret = SecretBytes()
    let name = try KeyFile.read(
      path, option: .keyFile, isRaw: arguments.has(.raw), standardInputHas: readsStandardInput ? "the message" : nil,
      into: &secret)
    if secret.count == 0 { warn("\(name): the key is empty") }
    return secret.withSpan { HMACSHA256.Key($0) }
  }
}
