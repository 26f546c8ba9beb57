/// The bytes of a secret, in one place, overwritten with zeros when their life ends.
///
/// Unsafe: memory of its own, which nothing moves, enlarges or copies. An array would be copied where it is changed
/// while somebody else holds it, and a wipe would wipe the copy.
@safe
struct SecretBytes: ~Copyable {
  /// The most bytes that a secret or a key can have here: a thousand times what Cognito issues.
  static let maximumByteCount = 65_536

  /// Has room for the longest secret, its line ending, and a byte to notice that there are more. All initialized.
  private let storage: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init() {
    unsafe storage = .allocate(capacity: Self.maximumByteCount + 3)
    unsafe storage.initialize(repeating: 0)
  }

  deinit {
    unsafe overwrite(storage)
    unsafe storage.deallocate()
  }

  /// Whether there are more bytes than a secret can have. Further ones are dropped.
  var isTooLong: Bool { count > Self.maximumByteCount }

  /// Calls `body` with the bytes.
  borrowing func withSpan<Result: ~Copyable, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // The span does not leave the closure, for as long as which `self` is borrowed.
    try body(unsafe storage.span.extracting(first: count))
  }

  mutating func append(_ byte: UInt8) {
    // The index is within the memory.
    guard unsafe count < storage.count else { return }
    unsafe storage[count] = byte
    count += 1
  }

  /// Reads `file` to its end, or until there are more bytes than a secret can have.
  mutating func read(_ file: borrowing InputFile) throws(Failure) {
    while unsafe count < storage.count {
      let added = try file.fill { (descriptor) throws(SystemError) in try read(descriptor) }
      if added == 0 { return }
    }
  }

  /// Reads once, as many bytes as there is room for.
  ///
  /// - Returns: Their number.
  mutating func read(_ descriptor: Int32) throws(SystemError) -> Int {
    // The rest of the memory, behind the bytes so far.
    let added = try unsafe readBytes(
      descriptor, UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(storage)[count...]))
    count += added
    return added
  }

  /// Drops one line ending, LF or CRLF, from the end.
  mutating func dropLineEnding() {
    // Indices are less than `count`.
    guard count > 0, unsafe storage[count - 1] == 0x0a else { return }
    count -= 1
    if count > 0, unsafe storage[count - 1] == 0x0d { count -= 1 }
  }
}

/// Overwrites `bytes` with zeros.
///
/// The optimizer knows nothing about a function that it must not optimize, and so cannot leave out the call.
@inline(never) @_optimize(none)
private func overwrite(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
  // Unsafe: the caller's memory, which is initialized.
  unsafe bytes.update(repeating: 0)
}
