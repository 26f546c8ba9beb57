#if os(Linux)
  import Glibc

  /// Takes all memory that `malloc` can give to this thread, to the last 16 bytes.
  ///
  /// Unsafe: speaks to the C library; what it allocates is never used.
  package func exhaustMemory() {
    // Of core dumps and address space.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    var limit = rlimit(rlim_cur: 1, rlim_max: 1)
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    var size = 1 << 30
    while size >= 16 {
      while let memory = unsafe malloc(size) {
        unsafe memory.storeBytes(of: lastTaken, as: UnsafeMutableRawPointer?.self)
        unsafe lastTaken = memory
      }
      size /= 2
    }
  }

  /// What was taken last; it points to what was taken before. Unused, the optimizer would leave out `malloc`.
  nonisolated(unsafe) private var lastTaken: UnsafeMutableRawPointer?
#endif
