import Glibc

/// What a sanitizer must report: each of these is an error that it is there for.
@main
enum Controls {
  static func main() {
    switch CommandLine.arguments.dropFirst().first {
    case "address": readFreedMemory()
    case "thread": raceForNumber()
    default: break
    }
  }

  /// Unsafe: on purpose, what it reads was freed.
  @inline(never)
  private static func readFreedMemory() {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 32)
    unsafe bytes.initialize(repeating: 1, count: 32)
    unsafe bytes.deallocate()
    print(unsafe bytes[7])
  }

  /// Unsafe: on purpose, two threads change it without a lock.
  nonisolated(unsafe) private static var number = 0

  /// A race is reported where the sanitizer still knows what the other thread did: each waits while the other counts,
  /// and there are several rounds.
  private static func raceForNumber() {
    for _ in 0..<20 {
      var thread: pthread_t = 0
      // Unsafe: the C library calls the function, and writes the thread.
      _ = unsafe pthread_create(&thread, nil, countInThread, nil)
      usleep(50_000)
      count()
      _ = pthread_join(thread, nil)
    }
    print(unsafe number)
  }

  fileprivate static func count() { for _ in 0..<100 { unsafe number += 1 } }
}

/// What the other thread does.
private func countInThread(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  Controls.count()
  usleep(100_000)
  return nil
}
