import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A terminal whose keyboard and screen are the test.
final class PseudoTerminal {
  /// The path of the terminal for the child.
  let path: String
  private let master: Int32
  private let slave: Int32
  private(set) var screen = ""

  init() throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    Child.lock.lock()
    defer { Child.lock.unlock() }
    guard unsafe openpty(&master, &slave, nil, nil, nil) == 0, let name = unsafe ttyname(slave) else {
      throw Child.Failure(description: "no terminal: errno \(errno)")
    }
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    path = unsafe String(cString: name)
    self.master = master
    self.slave = slave
  }

  deinit {
    close(master)
    close(slave)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(master, $0.baseAddress, $0.count) }
  }

  /// Whether the terminal shows what is typed.
  var showsInput: Bool {
    var settings = termios()
    _ = unsafe tcgetattr(slave, &settings)
    return settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Adds to `screen` what has been written to the terminal.
  func refresh() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      screen += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
  }

  /// Whether `text` has been written to the terminal.
  func shows(_ text: String) -> Bool {
    refresh()
    return screen.contains(text)
  }
}
