/// The bytes of a secret, in one place, overwritten with zeros when their life ends.
///
/// The storage is never enlarged, which would leave a copy behind.
final class SecretBytes {
  /// The most bytes that a secret or a key can have here: a thousand times what Cognito issues.
  static let maximumByteCount = 65_536

  /// Has room for the longest secret, its line ending, and a byte to notice that there are more.
  private var storage = [UInt8](repeating: 0, count: maximumByteCount + 3)
  private(set) var count = 0

  deinit { overwrite(&storage) }

  /// Whether there are more bytes than a secret can have. Further ones are dropped.
  var isTooLong: Bool { count > Self.maximumByteCount }

  /// Calls `body` with the bytes.
  func withSpan<Result: ~Copyable, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Another reference to the same bytes, not a copy.
    let bytes = storage
    return try body(bytes.span.extracting(first: count))
  }

  func append(_ byte: UInt8) {
    guard count < storage.count else { return }
    storage[count] = byte
    count += 1
  }

  /// Reads `file` to its end, or until there are more bytes than a secret can have.
  func read(_ file: borrowing InputFile) throws(Failure) {
    while count < storage.count {
      let added = try file.fill(&storage, from: count)
      if added == 0 { return }
      count += added
    }
  }

  /// Reads once from a terminal, which gives a line.
  func readLine(_ terminal: Int32) throws(SystemError) {
    count += try readBytes(terminal, &storage, from: count)
  }

  /// Drops one line ending, LF or CRLF, from the end.
  func dropLineEnding() {
    guard count > 0, storage[count - 1] == 0x0a else { return }
    count -= 1
    if count > 0, storage[count - 1] == 0x0d { count -= 1 }
  }
}

/// Overwrites `bytes` with zeros.
///
/// The optimizer knows nothing about a function that it must not optimize, and so cannot leave out the call.
@inline(never) @_optimize(none)
private func overwrite(_ bytes: inout [UInt8]) {
  var span = bytes.mutableSpan
  span.update(repeating: 0)
}
