#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Calls `body` with 0 to `count` − 1, each on a thread of its own, and waits for all of them.
///
/// What the calls share must not change meanwhile.
func inParallel(_ count: Int, _ body: (Int) -> Void) {
  // Unsafe: the closure is used within this call only, which waits for the threads.
  withoutActuallyEscaping(body) { (body) in
    var threads: [pthread_t] = []
    for index in 1..<max(1, count) {
      let call = ParallelCall(body: body, index: index)
      if let thread = start(call) { threads.append(thread) } else { call.run() }
    }
    if count > 0 { body(0) }
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// One call of the body.
private final class ParallelCall {
  private let body: (Int) -> Void
  private let index: Int

  init(body: @escaping (Int) -> Void, index: Int) {
    self.body = body
    self.index = index
  }

  func run() { body(index) }
}

/// Starts a thread that runs `call`; `nil` where the system has none left.
private func start(_ call: ParallelCall) -> pthread_t? {
  // Unsafe: the thread takes over the reference that is handed to it as an address.
  let reference = unsafe Unmanaged.passRetained(call)
  #if canImport(Darwin)
    var thread: pthread_t?
    let result = unsafe pthread_create(&thread, nil, { unsafe runCall($0) }, reference.toOpaque())
  #else
    var thread = pthread_t()
    let result = unsafe pthread_create(&thread, nil, { unsafe $0.flatMap { unsafe runCall($0) } }, reference.toOpaque())
  #endif
  guard result == 0 else {
    unsafe reference.release()
    return nil
  }
  return thread
}

/// Runs the call whose reference `address` is.
private func runCall(_ address: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  unsafe Unmanaged<ParallelCall>.fromOpaque(address).takeRetainedValue().run()
  return nil
}
