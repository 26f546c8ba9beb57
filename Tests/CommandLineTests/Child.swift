import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An argument of the command line: text, or bytes that need not be UTF-8.
protocol Argument: Sendable {
  var bytes: [UInt8] { get }
}

extension String: Argument {
  var bytes: [UInt8] { Array(utf8) }
}

extension [UInt8]: Argument {
  var bytes: [UInt8] { self }
}

/// The built `cognito-crypto`, running. posix_spawn(2) rather than Foundation's `Process`: tests close descriptors, give
/// arguments that are not UTF-8, make a terminal the controlling one, and read how much memory was used.
///
/// Unsafe, here and in `PseudoTerminal`: calls of the C library, with values and arrays that outlive the call.
final class Child {
  /// Where a standard descriptor of the child leads.
  enum Stream {
    /// Standard input: a pipe that the test writes to. The others: a file that the test reads afterwards.
    case test
    case closed
    case path(String)
    /// The write end of a pipe that nobody reads.
    case brokenPipe
  }

  /// How a child ended.
  struct Result {
    /// The exit status; `nil` where a signal ended it.
    var status: Int32?
    var signal: Int32?
    var outputBytes: [UInt8]
    var errorBytes: [UInt8]
    /// The most memory that it had at once, as far as seen.
    var peakKiB: Int

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    var error: String { String(decoding: errorBytes, as: UTF8.self) }
  }

  struct Failure: Error, CustomStringConvertible { let description: String }

  static let executable: URL = {
    #if os(Linux)
      let products = Bundle.main.executableURL?.deletingLastPathComponent()
    #else
      let products = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        .deletingLastPathComponent()
    #endif
    return (products ?? URL(fileURLWithPath: ".")).appendingPathComponent("cognito-crypto")
  }()

  /// Held while descriptors are made that children must not inherit, and while a child starts.
  static let lock = NSLock()

  let processID: pid_t
  private var inputEnd: Int32 = -1
  private let files: (output: String, error: String)
  private let deadline = ContinuousClock.now + .seconds(300)
  private var hasEnded = false
  private var peakKiB = 0

  /// - Parameters:
  ///   - arguments: Those after the name of the program.
  ///   - terminal: The path of a terminal to be standard input and error, and the controlling terminal.
  init(
    _ arguments: [any Argument], environment: [String: String] = [:], input: Stream = .path("/dev/null"),
    output: Stream = .test, error: Stream = .test, terminal: String? = nil, directory: String? = nil
  ) throws {
    var actions = FileActions()
    // A child that starts meanwhile on another thread would inherit both ends of the pipes.
    Self.lock.lock()
    defer { Self.lock.unlock() }
    files = (try Temporary.newPath(), try Temporary.newPath())
    var childEnds: [Int32] = []
    defer { for end in childEnds { close(end) } }

    if let terminal {
      // The first terminal that the leader of a session opens becomes its controlling one.
      actions.open(STDIN_FILENO, terminal, O_RDWR)
      actions.duplicate(STDIN_FILENO, STDERR_FILENO)
    } else {
      switch input {
      case .test:
        let pipe = try Self.pipe()
        inputEnd = pipe.write
        childEnds.append(pipe.read)
        actions.duplicate(pipe.read, STDIN_FILENO)
      case .closed, .brokenPipe: actions.close(STDIN_FILENO)
      case .path(let path): actions.open(STDIN_FILENO, path, O_RDONLY)
      }
      try Self.connect(STDERR_FILENO, error, files.error, &actions, &childEnds)
    }
    try Self.connect(STDOUT_FILENO, output, files.output, &actions, &childEnds)

    var variables = environment
    for name in ["PATH", "LD_LIBRARY_PATH"] { variables[name] = ProcessInfo.processInfo.environment[name] }
    var values = [Self.executable.path.bytes] + arguments.map(\.bytes)
    // The shell becomes the program, under the same process id.
    if let directory { values = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory].map(\.bytes) + values }
    processID = try actions.spawn(values, variables.map { "\($0)=\($1)".bytes }, newSession: terminal != nil)
    if inputEnd >= 0 { _ = fcntl(inputEnd, F_SETFL, O_NONBLOCK) }
  }

  /// Leaves no process behind, not even one that has ended: the exit tests of the other tests would wait for it.
  deinit {
    closeInput()
    if !hasEnded {
      send(SIGKILL)
      _ = waitpid(processID, nil, 0)
    }
    for path in [files.output, files.error] { try? FileManager.default.removeItem(atPath: path) }
  }

  private static func connect(
    _ descriptor: Int32, _ stream: Stream, _ file: String, _ actions: inout FileActions, _ childEnds: inout [Int32]
  ) throws {
    switch stream {
    case .test: actions.open(descriptor, file, O_WRONLY | O_CREAT | O_TRUNC)
    case .closed: actions.close(descriptor)
    case .path(let path): actions.open(descriptor, path, O_WRONLY)
    case .brokenPipe:
      let pipe = try Self.pipe()
      close(pipe.read)
      childEnds.append(pipe.write)
      actions.duplicate(pipe.write, descriptor)
    }
  }

  /// A pipe that no other child inherits.
  private static func pipe() throws -> (read: Int32, write: Int32) {
    // Writing to a child that has ended is an error then, and does not end the tests.
    _ = signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    guard unsafe systemPipe(&ends) == 0 else { throw Failure(description: "no pipe: errno \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Writes to the child's standard input. A child that ends before has what it wants.
  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      try checkDeadline()
      let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(inputEnd, $0) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var request = pollfd(fd: inputEnd, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&request, 1, 100)
      } else {
        return
      }
    }
  }

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  func closeInput() {
    if inputEnd >= 0 { close(inputEnd) }
    inputEnd = -1
  }

  func send(_ signal: Int32) { _ = kill(processID, signal) }

  /// What it has written to standard output so far.
  var outputSoFar: [UInt8] { (FileManager.default.contents(atPath: files.output)).map(Array.init) ?? [] }

  /// Waits until `condition` holds.
  func wait(until condition: () throws -> Bool) throws {
    while try !condition() {
      try checkDeadline()
      usleep(2000)
    }
  }

  /// Closes its input and waits for its end.
  func wait() throws -> Result {
    closeInput()
    var status: Int32 = 0
    try wait {
      measureMemory()
      hasEnded = unsafe waitpid(processID, &status, WNOHANG) == processID
      return hasEnded
    }
    let signal = status & 0x7f
    return Result(
      status: signal == 0 ? status >> 8 & 0xff : nil, signal: signal == 0 ? nil : signal, outputBytes: outputSoFar,
      errorBytes: FileManager.default.contents(atPath: files.error).map(Array.init) ?? [], peakKiB: peakKiB)
  }

  private func checkDeadline() throws {
    guard ContinuousClock.now > deadline else { return }
    throw Failure(description: "cognito-crypto did not end")
  }

  /// Linux's high-water mark of the resident set. (wait4(2) would count the memory of the tests, which the child
  /// shares until it becomes the program.)
  func measureMemory() {
    guard let status = try? String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      status.hasPrefix("Name:\tcognito-crypto"),
      let number = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({ Int($0) })
    else { return }
    peakKiB = max(peakKiB, number)
  }

  /// Runs it with this input to its end.
  static func run(
    _ arguments: any Argument..., environment: [String: String] = [:], input: [UInt8]? = nil,
    inputStream: Stream = .path("/dev/null"), output: Stream = .test, error: Stream = .test, directory: String? = nil
  ) throws -> Result {
    let child = try Child(
      arguments, environment: environment, input: input == nil ? inputStream : .test, output: output, error: error,
      directory: directory)
    if let input { try child.write(input) }
    return try child.wait()
  }
}

private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { unsafe pipe(ends) }

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

/// What posix_spawn(2) is to do before the program starts.
@safe private struct FileActions: ~Copyable {
  #if canImport(Darwin)
    private var actions: posix_spawn_file_actions_t?
  #else
    private var actions = unsafe posix_spawn_file_actions_t()
  #endif

  init() { _ = unsafe posix_spawn_file_actions_init(&actions) }

  deinit {
    var actions = unsafe actions
    _ = unsafe posix_spawn_file_actions_destroy(&actions)
  }

  mutating func open(_ descriptor: Int32, _ path: String, _ flags: Int32) {
    _ = unsafe posix_spawn_file_actions_addopen(&actions, descriptor, path, flags, 0o600)
  }

  mutating func duplicate(_ from: Int32, _ to: Int32) {
    _ = unsafe posix_spawn_file_actions_adddup2(&actions, from, to)
  }

  mutating func close(_ descriptor: Int32) { _ = unsafe posix_spawn_file_actions_addclose(&actions, descriptor) }

  mutating func spawn(
    _ arguments: [[UInt8]], _ environment: [[UInt8]], newSession: Bool
  ) throws -> pid_t {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
      let newSessionFlag = Int16(0x400)
    #else
      var attributes = posix_spawnattr_t()
      let newSessionFlag = Int16(0x80)
    #endif
    _ = unsafe posix_spawnattr_init(&attributes)
    defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
    // The threads that tests run on may hold signals back, and ignore SIGPIPE; the child would inherit both.
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    _ = unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    _ = unsafe sigaddset(&signals, SIGPIPE)
    _ = unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | (newSession ? newSessionFlag : 0)
    _ = unsafe posix_spawnattr_setflags(&attributes, flags)
    let path = arguments.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let argv = unsafe cStrings(arguments)
    let envp = unsafe cStrings(environment)
    defer { unsafe (argv + envp).forEach { unsafe free($0) } }
    var processID: pid_t = 0
    let error = unsafe posix_spawn(&processID, path, &actions, &attributes, argv, envp)
    guard error == 0 else { throw Child.Failure(description: "\(path) does not start: errno \(error)") }
    return processID
  }

  private func cStrings(_ strings: [[UInt8]]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe strings.map { unsafe strdup($0.map(CChar.init(bitPattern:)) + [0]) } + [nil]
  }
}

/// Files for one test run.
enum Temporary {
  private static let count = Atomic(0)

  /// A path where nothing is.
  static func newPath() throws -> String {
    let number = count.add(1, ordering: .relaxed).newValue
    return "\(try directory.get())/\(number)"
  }

  /// A file with these bytes that only its owner can read.
  static func file(_ bytes: [UInt8], permissions: Int = 0o600) throws -> String {
    let path = try newPath()
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    return path
  }

  static func file(_ text: String, permissions: Int = 0o600) throws -> String {
    try file(Array(text.utf8), permissions: permissions)
  }

  static func newDirectory() throws -> String {
    let path = try newPath()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private static let directory = Swift.Result {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("cognito-crypto-tests-\(getpid())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    // Nobody is left to remove it but the end of the process.
    _ = atexit {
      let name = "cognito-crypto-tests-\(getpid())"
      try? FileManager.default.removeItem(at: FileManager.default.temporaryDirectory.appendingPathComponent(name))
    }
    return path
  }
}
