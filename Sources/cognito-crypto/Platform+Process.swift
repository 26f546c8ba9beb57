#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the operating system gives to a process.
enum Process {
  /// The arguments after the name of the program, as the bytes that they are: they need not be UTF-8.
  static var arguments: [[UInt8]] {
    var arguments: [[UInt8]] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      // Unsafe: argv holds argc C strings, which live as long as the process, and which nobody changes.
      if let cString = unsafe CommandLine.unsafeArgv[index] { unsafe arguments.append(bytes(of: cString)) }
    }
    return arguments
  }

  /// The bytes of an environment variable; `nil` where it is not set.
  static func environment(_ name: String) -> [UInt8]? {
    // Unsafe: getenv(3) returns a C string of the environment, which nobody changes here but `takeEnvironment`.
    unsafe getenv(name).map { unsafe bytes(of: $0) }
  }

  /// Moves the bytes of an environment variable to `secret`, and leaves zeros in the environment.
  ///
  /// - Returns: Whether the variable is set.
  static func takeEnvironment(_ name: String, into secret: inout SecretBytes) -> Bool {
    // Unsafe: as above. Within the length of the C string its bytes may be overwritten; what the optimizer does not
    // leave out, because the environment is the C library's.
    guard let cString = unsafe getenv(name) else { return false }
    let value = unsafe UnsafeMutableBufferPointer(start: cString, count: strlen(cString))
    for index in value.indices {
      secret.append(UInt8(bitPattern: unsafe value[index]))
      unsafe value[index] = 0
    }
    return true
  }

  private static func bytes(of cString: UnsafeMutablePointer<CChar>) -> [UInt8] {
    // Unsafe: the caller's C string, within its length.
    unsafe UnsafeBufferPointer(start: cString, count: strlen(cString)).map(UInt8.init(bitPattern:))
  }

  /// Makes the process fit for secrets and pipes, before it does anything else.
  static func prepare() {
    occupyStandardDescriptors()
    // A core dump would hold the secret.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Glibc)
      let core = __rlimit_resource_t(RLIMIT_CORE.rawValue)
    #else
      let core = RLIMIT_CORE
    #endif
    // Unsafe: setrlimit(2) reads one `rlimit`.
    _ = unsafe setrlimit(core, &none)
    // Writing to a closed pipe is then an error like others, and `Output` ends the program in its own time.
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Gives those of the descriptors 0, 1 and 2 that are closed something that refuses what they are for, so that no
  /// file that is opened later takes the place of standard input or output.
  private static func occupyStandardDescriptors() {
    // Unsafe: open(2) with a constant C string. It takes the lowest free descriptor.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the process.
  static func exit(_ status: ExitStatus) -> Never { systemExit(status.rawValue) }
}

/// exit(3), whose name a method takes.
private func systemExit(_ status: Int32) -> Never { exit(status) }
