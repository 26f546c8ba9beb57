/// A file that holds a client secret or a key.
enum KeyFile {
  /// Reads the file at `path`, standard input where that is `-`.
  ///
  /// - Returns: The name for messages.
  static func read(
    _ path: [UInt8], option: Option, isRaw: Bool, standardInputHas other: String?, into secret: inout SecretBytes
  ) throws(Failure) -> String {
    let isDash = path == Array("-".utf8)
    // Does not wait for the other end of a named pipe, which may never come.
    let file = isDash ? InputFile.standardInput() : try InputFile(path: path, waitsForWriter: false)
    let name = printable(file.name)
    // Also under a name like /dev/stdin.
    if let other, isDash || file.isStandardInput {
      throw .usage("\(option.rawValue) takes standard input, which has \(other)")
    }
    warnAboutReaders(of: file)
    try secret.read(file)
    guard secret.count > 0 || !file.isPipe || isDash else { throw .badData("\(name): nobody writes to this pipe") }
    if !isRaw { secret.dropLineEnding() }
    try checkLength(of: secret, source: name)
    return name
  }

  static func checkLength(of secret: borrowing SecretBytes, source: String) throws(Failure) {
    guard !secret.isTooLong else {
      throw .badData("\(source): more than \(SecretBytes.maximumByteCount) bytes are no secret")
    }
  }

  private static func warnAboutReaders(of file: borrowing InputFile) {
    guard file.isRegularFile, file.permissions & 0o044 != 0 else { return }
    let who = file.permissions & 0o004 != 0 ? "every user" : "its group"
    warn("\(printable(file.name)): \(who) can read this secret: chmod 600 would forbid it")
  }
}
