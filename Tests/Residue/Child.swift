import Glibc

// The process whose memory is searched. Unsafe: the functions of C take addresses.

/// What the child does: its secret is in one page, which it wipes, and nowhere else.
func child(_ way: Way) {
  let page = unsafe mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  guard let page = unsafe page, unsafe page != MAP_FAILED else { exit(2) }
  let count = unsafe read(STDIN_FILENO, page, 4096)
  guard count > 0 else { exit(2) }
  deeper {
    way(unsafe Span(_unsafeStart: page.assumingMemoryBound(to: UInt8.self), count: count))
  }
  unsafe explicit_bzero(page, 4096)
  raise(SIGSTOP)
}

/// Calls `body` so deep in the stack that what follows overwrites nothing of it.
@inline(never)
private func deeper(_ body: () -> Void) {
  var space = InlineArray<512, UInt>(repeating: 0)
  touch(&space)
  body()
  touch(&space)
}

@inline(never) @_optimize(none)
private func touch(_ space: inout InlineArray<512, UInt>) { space[0] = space[511] }

/// A child that has stopped.
struct Child {
  let process: pid_t

  init(_ way: Way, secret: [UInt8]) {
    var ends: (read: Int32, write: Int32) = (0, 0)
    unsafe withUnsafeMutablePointer(to: &ends) {
      unsafe $0.withMemoryRebound(to: Int32.self, capacity: 2) { _ = unsafe pipe($0) }
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends.read, STDIN_FILENO)
    unsafe posix_spawn_file_actions_addclose(&actions, ends.write)
    let arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("ResidueTest"), strdup(way.description), nil]
    let environment: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("LD_BIND_NOW=1"), nil]
    var process: pid_t = 0
    guard unsafe posix_spawn(&process, "/proc/self/exe", &actions, nil, arguments, environment) == 0 else {
      fail("no child")
    }
    self.process = process
    guard unsafe write(ends.write, secret, secret.count) == secret.count else { fail("no secret sent") }
    close(ends.write)
    close(ends.read)
    var status: Int32 = 0
    guard unsafe waitpid(process, &status, WUNTRACED) == process, status & 0xff == 0x7f else {
      fail("the child did not stop: \(way)")
    }
  }

  func end() {
    var status: Int32 = 0
    kill(process, SIGKILL)
    _ = unsafe waitpid(process, &status, 0)
  }

  /// Calls `body` with each writable part of the child's memory.
  func forEachWritablePart(_ body: ([UInt8]) -> Void) {
    let memory = unsafe open("/proc/\(process)/mem", O_RDONLY)
    defer { close(memory) }
    for line in text("/proc/\(process)/maps").split(separator: "\n") {
      // "start-end rw-p …"
      let fields = line.split(separator: " ")
      let range = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard range.count == 2, fields[1].hasPrefix("rw") else { continue }
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(range[1] - range[0])) { buffer, count in
        count = max(0, unsafe pread(memory, buffer.baseAddress, buffer.count, off_t(range[0])))
      }
      if bytes.isEmpty { fail("memory that cannot be read: \(line)") }
      body(bytes)
    }
  }

  private func text(_ path: String) -> String {
    let file = unsafe open(path, O_RDONLY)
    defer { close(file) }
    var text: [UInt8] = []
    while true {
      let part = unsafe [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
        count = max(0, unsafe read(file, buffer.baseAddress, buffer.count))
      }
      if part.isEmpty { return String(decoding: text, as: UTF8.self) }
      text += part
    }
  }
}

func fail(_ message: String) -> Never {
  print(message)
  exit(1)
}
