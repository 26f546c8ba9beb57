import PureCrypto

/// `sha256`: the digests of files, as sha256sum prints them.
enum SHA256Command: Command {
  static let name = "sha256"
  static let options: Set<Option> = [.check]

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    guard !arguments.has(.check) else { return try check(arguments.operands, &output) }
    return try FileDigests.write(of: arguments.operands, &output) { (path) throws(Failure) in
      try digest(of: path).description
    }
  }

  /// The digest of the file at `path`, or of standard input where that is `-`.
  static func digest(of path: [UInt8]) throws(Failure) -> SHA256Digest {
    var hash = SHA256()
    try FileDigests.read(path) { hash.update(data: $0) }
    return hash.finalize()
  }
}
