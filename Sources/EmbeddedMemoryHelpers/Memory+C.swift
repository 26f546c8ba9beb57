// The functions of C (ISO/IEC 9899:2018, 7.24) that the compiler calls on its own account, for a firmware that links no
// C library. They exist in Embedded Swift alone.
//
// Unsafe: pointers and counts come from the compiler.

#if hasFeature(Embedded)
  @c(memset)
  func memset(_ destination: UnsafeMutableRawPointer, _ byte: CInt, _ count: Int) -> UnsafeMutableRawPointer {
    unsafe fill(destination, with: UInt8(truncatingIfNeeded: byte), count: count)
    return unsafe destination
  }

  @c(memcpy)
  func memcpy(
    _ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int
  ) -> UnsafeMutableRawPointer {
    unsafe copyUpwards(destination, from: source, count: count)
    return unsafe destination
  }

  @c(memmove)
  func memmove(
    _ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int
  ) -> UnsafeMutableRawPointer {
    unsafe move(destination, from: source, count: count)
    return unsafe destination
  }
#endif
