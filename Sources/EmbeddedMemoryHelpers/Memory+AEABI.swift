// The same under the names of the Arm run-time ABI (Run-time ABI for the Arm Architecture, 2023Q3, section 5.3.4).
// The number at the end of a name is the alignment that the caller promises.
//
// Unsafe: pointers and counts come from the compiler.

#if hasFeature(Embedded) && arch(arm)
  @c(__aeabi_memcpy)
  func aeabiMemcpy(_ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
    unsafe copyUpwards(destination, from: source, count: count)
  }

  @c(__aeabi_memcpy4)
  func aeabiMemcpy4(_ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
    unsafe copyUpwards(destination, from: source, count: count)
  }

  @c(__aeabi_memcpy8)
  func aeabiMemcpy8(_ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
    unsafe copyUpwards(destination, from: source, count: count)
  }

  @c(__aeabi_memmove)
  func aeabiMemmove(_ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
    unsafe move(destination, from: source, count: count)
  }

  @c(__aeabi_memmove4)
  func aeabiMemmove4(_ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
    unsafe move(destination, from: source, count: count)
  }

  @c(__aeabi_memmove8)
  func aeabiMemmove8(_ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
    unsafe move(destination, from: source, count: count)
  }

  @c(__aeabi_memset)
  func aeabiMemset(_ destination: UnsafeMutableRawPointer, _ count: Int, _ byte: CInt) {
    unsafe fill(destination, with: UInt8(truncatingIfNeeded: byte), count: count)
  }

  @c(__aeabi_memset4)
  func aeabiMemset4(_ destination: UnsafeMutableRawPointer, _ count: Int, _ byte: CInt) {
    unsafe fill(destination, with: UInt8(truncatingIfNeeded: byte), count: count)
  }

  @c(__aeabi_memset8)
  func aeabiMemset8(_ destination: UnsafeMutableRawPointer, _ count: Int, _ byte: CInt) {
    unsafe fill(destination, with: UInt8(truncatingIfNeeded: byte), count: count)
  }

  @c(__aeabi_memclr)
  func aeabiMemclr(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    unsafe fill(destination, with: 0, count: count)
  }

  @c(__aeabi_memclr4)
  func aeabiMemclr4(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    unsafe fill(destination, with: 0, count: count)
  }

  @c(__aeabi_memclr8)
  func aeabiMemclr8(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    unsafe fill(destination, with: 0, count: count)
  }
#endif
