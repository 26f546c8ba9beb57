// LLVM turns a loop that fills or copies memory into a call of `memset` or `memcpy`: here, of itself. It does so only
// for a stride it knows, so these loops take theirs from a function it cannot see into.
//
// Unsafe: every function here is given addresses and a count, as its callers in C are, and trusts them.

#if hasFeature(Embedded)
  @inline(never) @_optimize(none)
  func opaque(_ value: Int) -> Int {
    value
  }

  /// The bytes of a machine word.
  let wordByteCount = MemoryLayout<UInt>.size

  @inline(__always)
  func isWordAligned(_ address: UnsafeRawPointer) -> Bool {
    UInt(bitPattern: address) & UInt(wordByteCount &- 1) == 0
  }

  @inline(never)
  func fill(_ destination: UnsafeMutableRawPointer, with byte: UInt8, count: Int) {
    let one = opaque(1)
    var offset = 0
    if unsafe isWordAligned(destination) {
      let word = UInt(byte) &* (UInt.max / 0xFF)
      let step = one &* wordByteCount
      while count &- offset >= wordByteCount {
        unsafe (destination + offset).assumingMemoryBound(to: UInt.self).pointee = word
        offset &+= step
      }
    }
    while offset < count {
      unsafe (destination + offset).assumingMemoryBound(to: UInt8.self).pointee = byte
      offset &+= one
    }
  }

  /// Copies from the first byte to the last: right when `destination` does not begin inside the source.
  @inline(never)
  func copyUpwards(_ destination: UnsafeMutableRawPointer, from source: UnsafeRawPointer, count: Int) {
    let one = opaque(1)
    var offset = 0
    if unsafe isWordAligned(destination) && isWordAligned(source) {
      let step = one &* wordByteCount
      while count &- offset >= wordByteCount {
        unsafe (destination + offset).assumingMemoryBound(to: UInt.self).pointee =
          (source + offset).assumingMemoryBound(to: UInt.self).pointee
        offset &+= step
      }
    }
    while offset < count {
      unsafe (destination + offset).assumingMemoryBound(to: UInt8.self).pointee =
        (source + offset).assumingMemoryBound(to: UInt8.self).pointee
      offset &+= one
    }
  }

  /// Copies from the last byte to the first: right when `source` does not begin inside the destination.
  @inline(never)
  func copyDownwards(_ destination: UnsafeMutableRawPointer, from source: UnsafeRawPointer, count: Int) {
    let one = opaque(1)
    var offset = count
    while offset > 0 {
      offset &-= one
      unsafe (destination + offset).assumingMemoryBound(to: UInt8.self).pointee =
        (source + offset).assumingMemoryBound(to: UInt8.self).pointee
    }
  }

  /// Copies between places that may overlap.
  @inline(never)
  func move(_ destination: UnsafeMutableRawPointer, from source: UnsafeRawPointer, count: Int) {
    let distance = UInt(bitPattern: destination) &- UInt(bitPattern: source)
    if distance >= UInt(bitPattern: count) {
      unsafe copyUpwards(destination, from: source, count: count)
    } else {
      unsafe copyDownwards(destination, from: source, count: count)
    }
  }
#endif
