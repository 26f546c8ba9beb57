#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal that the program runs on.
enum Terminal {
  /// Whether standard input, output or error is a terminal.
  static var isStandardInput: Bool { isatty(STDIN_FILENO) == 1 }
  static var isStandardOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isStandardError: Bool { isatty(STDERR_FILENO) == 1 }

  /// Asks for a line at the controlling terminal, which does not show what is typed.
  ///
  /// A signal that ends or stops the program is held back until the terminal is as it was.
  ///
  /// - Returns: Whether there is a terminal. `secret` then ends with the line ending, unless the input ended.
  static func askForSecret(_ prompt: String, into secret: inout SecretBytes) throws(Failure) -> Bool {
    // Unsafe: open(2) with a constant C string.
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return false }
    defer { _ = close(terminal) }

    var shown = termios()
    // Unsafe, here and below: tcgetattr(3) writes, tcsetattr(3) reads one `termios`.
    guard unsafe tcgetattr(terminal, &shown) == 0 else { return false }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    let prompt = Array(prompt.utf8)

    while true {
      let heldBack = SignalMask.holdBack()
      _ = unsafe tcsetattr(terminal, TCSAFLUSH, &hidden)
      write(prompt, to: terminal)
      while !heldBack.isPending, !waitUntilReady(terminal, for: POLLIN, milliseconds: 100) {}
      let isInterrupted = heldBack.isPending
      var failure: SystemError?
      if !isInterrupted {
        do { _ = try secret.read(terminal) } catch { failure = error }
      }
      _ = unsafe tcsetattr(terminal, TCSAFLUSH, &shown)
      write([0x0a], to: terminal)
      // Here a signal that was held back ends the program, or stops it until it is continued and asks again.
      heldBack.release()
      if isInterrupted { continue }
      if let failure { throw .unreadable(Array("the terminal".utf8), failure) }
      return true
    }
  }

  private static func write(_ bytes: [UInt8], to terminal: Int32) {
    // Unsafe: write(2) reads only the bytes of the array.
    unsafe bytes.withUnsafeBytes { (bytes) in _ = unsafe systemWrite(terminal, bytes) }
  }
}

/// write(2), whose name a method takes.
// Unsafe: passed on as it is.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

/// The signals by which a user ends or stops a program, held back for a while.
private struct SignalMask {
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]
  private var previous = sigset_t()

  static func holdBack() -> SignalMask {
    var mask = SignalMask()
    var set = sigset_t()
    // Unsafe, here and below: functions that read and write a `sigset_t` of ours.
    _ = unsafe sigemptyset(&set)
    for signal in signals { _ = unsafe sigaddset(&set, signal) }
    _ = unsafe sigprocmask(SIG_BLOCK, &set, &mask.previous)
    return mask
  }

  /// Whether one of them has come.
  var isPending: Bool {
    var pending = sigset_t()
    _ = unsafe sigpending(&pending)
    return Self.signals.contains { unsafe sigismember(&pending, $0) == 1 }
  }

  func release() {
    var previous = previous
    _ = unsafe sigprocmask(SIG_SETMASK, &previous, nil)
  }
}
