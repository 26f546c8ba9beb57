#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is open for reading. Closed when its life ends, but for standard input.
struct InputFile: ~Copyable {
  /// The name for messages.
  let name: [UInt8]
  private let descriptor: Int32
  private let status: stat

  /// Standard input.
  static func standardInput() -> InputFile { InputFile(name: Array("standard input".utf8), descriptor: STDIN_FILENO) }

  /// Opens the file at `path`.
  ///
  /// - Parameter waitsForWriter: Whether to wait until somebody opens the other end of a named pipe.
  init(path: [UInt8], waitsForWriter: Bool = true) throws(Failure) {
    // A NUL would end the C string early, and another file would be opened.
    guard !path.contains(0) else { throw .unreadable(path, SystemError(code: ENOENT)) }
    let cString = path.map(CChar.init(bitPattern:)) + [0]
    // Unsafe: the array is a C string, and outlives the call.
    let descriptor = unsafe open(cString, O_RDONLY | O_CLOEXEC | O_NOCTTY | (waitsForWriter ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw .unreadable(path, SystemError.last) }
    self.init(name: path, descriptor: descriptor)
  }

  private init(name: [UInt8], descriptor: Int32) {
    self.name = name
    self.descriptor = descriptor
    status = Self.status(of: descriptor)
  }

  deinit { if descriptor != STDIN_FILENO { _ = close(descriptor) } }

  var isRegularFile: Bool { status.st_mode & S_IFMT == S_IFREG }

  var isPipe: Bool { status.st_mode & S_IFMT == S_IFIFO }

  /// Whether it is what standard input is, under whatever name.
  var isStandardInput: Bool {
    let standardInput = Self.status(of: STDIN_FILENO)
    return status.st_dev == standardInput.st_dev && status.st_ino == standardInput.st_ino
  }

  /// The size in bytes, where it is known. The files of /proc say that they have no bytes, and have some.
  var byteCount: Int? { isRegularFile && status.st_size > 0 ? Int(status.st_size) : nil }

  /// Whether it can be read without waiting.
  var isReady: Bool { waitUntilReady(descriptor, for: POLLIN, milliseconds: 0) }

  /// The nine permission bits.
  var permissions: UInt32 { UInt32(status.st_mode & 0o777) }

  private static func status(of descriptor: Int32) -> stat {
    var status = stat()
    // Unsafe: fstat(2) writes to `status` only. An error leaves it zero, which is no kind of file; reading will tell.
    _ = unsafe fstat(descriptor, &status)
    return status
  }

  /// Reads at most as many bytes as there is room for in `buffer` from `offset` on, and waits for the first of them.
  ///
  /// - Returns: The number of bytes; zero only at the end of the file.
  borrowing func fill(_ buffer: inout [UInt8], from offset: Int) throws(Failure) -> Int {
    try fill { (descriptor) throws(SystemError) in
      var span = buffer.mutableSpan
      // Unsafe: the bytes are within the array.
      return try unsafe span.withUnsafeMutableBytes { (bytes) throws(SystemError) in
        try unsafe readBytes(descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[offset...]))
      }
    }
  }

  /// Calls `read` with the descriptor, and gives its error the name of the file.
  borrowing func fill(_ read: (Int32) throws(SystemError) -> Int) throws(Failure) -> Int {
    do { return try read(descriptor) } catch { throw .unreadable(name, error) }
  }
}

/// Reads at most as many bytes as there is room for in `buffer`, and waits for the first of them.
///
/// Unsafe: writes to the caller's memory.
func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
  while true {
    // read(2) writes only to the bytes of `buffer`.
    let count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
    if count >= 0 { return count }
    let error = SystemError.last
    guard error.isTemporary else { throw error }
    if !error.isInterruption { waitUntilReady(descriptor, for: POLLIN, milliseconds: -1) }
  }
}

/// A file that is open for writing by whoever started this program.
enum OutputFile: Int32 {
  case standardOutput = 1
  case standardError = 2

  /// Writes all of `bytes`.
  func write(_ bytes: Span<UInt8>) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
      // Unsafe: write(2) reads only the bytes of `rest`.
      let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(rawValue, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.extracting(droppingFirst: count)
        continue
      }
      let error = SystemError.last
      guard error.isTemporary else { throw error }
      if !error.isInterruption { waitUntilReady(rawValue, for: POLLOUT, milliseconds: -1) }
    }
  }

  /// Closes it, which is when some file systems report that something was not written.
  func close() throws(SystemError) {
    guard systemClose(rawValue) == 0 || errno == EINTR else { throw .last }
  }
}

/// write(2), whose name a method takes.
// Unsafe: passed on as it is.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

/// close(2), whose name a method takes.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// Whether `descriptor` can be read (`POLLIN`) or written (`POLLOUT`) without waiting, or has come to an end; waits for
/// it at most so long, or for ever where `milliseconds` is negative.
@discardableResult
func waitUntilReady(_ descriptor: Int32, for events: some BinaryInteger, milliseconds: Int32) -> Bool {
  var request = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0)
  // Unsafe: poll(2) reads and writes one `pollfd`.
  return unsafe poll(&request, 1, milliseconds) > 0
}

/// Why the operating system refused something.
struct SystemError: Error, Equatable {
  let code: Int32

  /// Why the last call of a function of the system failed.
  static var last: SystemError { SystemError(code: errno) }

  /// Whether the same call can succeed later.
  var isTemporary: Bool { isInterruption || code == EAGAIN || code == EWOULDBLOCK }

  /// Whether a signal came in between.
  var isInterruption: Bool { code == EINTR }

  /// Whether nobody reads any more what is written.
  var isClosedPipe: Bool { code == EPIPE }

  /// The reason in the words of the system.
  // Unsafe: strerror(3) returns a C string, which is copied before anybody calls it again: there is one thread.
  var description: String { unsafe String(cString: strerror(code)) }
}
