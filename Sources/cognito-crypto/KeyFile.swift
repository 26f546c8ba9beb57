/// A file that holds a client secret or a key.
enum KeyFile {
  /// Reads the file at `path`, standard input where that is `-`.
  ///
  /// - Returns: The name for messages.
  static func read(
    _ path: [UInt8], option: Option, isRaw: Bool, standardInputHas other: String?, into secret: SecretBytes
  ) throws(Failure) -> String {
    let isStandardInput = path == Array("-".utf8)
    if isStandardInput, let other { throw .usage("\(option.rawValue) - takes standard input, which has \(other)") }
    // Does not wait for the other end of a named pipe: what is empty is an error anyway.
    let file = isStandardInput ? InputFile.standardInput() : try InputFile(path: path, waitsForWriter: false)
    warnAboutReaders(of: file)
    try secret.read(file)
    if !isRaw { secret.dropLineEnding() }
    let name = printable(file.name)
    try checkLength(of: secret, source: name)
    return name
  }

  static func checkLength(of secret: SecretBytes, source: String) throws(Failure) {
    guard !secret.isTooLong else {
      throw .badData("\(source): more than \(SecretBytes.maximumByteCount) bytes are no secret")
    }
  }

  private static func warnAboutReaders(of file: borrowing InputFile) {
    guard file.kind == .regularFile, file.permissions & 0o044 != 0 else { return }
    let who = file.permissions & 0o004 != 0 ? "every user" : "its group"
    warn("\(printable(file.name)): \(who) can read this secret: chmod 600 would forbid it")
  }
}
