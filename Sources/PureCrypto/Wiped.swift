/// Storage for key material that is overwritten with zeros when its life ends, and with it the stack below: there, the
/// functions that worked on it left what they computed.
///
/// `@_rawLayout` keeps the value at one address: a plain structure would be copied into `deinit`, which would wipe the
/// copy and leave the original. Whoever holds a `Wiped` value reads and changes it in place, through ``value``.
///
/// What clients call when they drop a key is usable from inline code, so that they drop it in place as well.
///
/// Unsafe: an address is made of `self`, and memory is written through it.
@usableFromInline
@_rawLayout(like: Value)
struct Wiped<Value: BitwiseCopyable>: ~Copyable {
  /// Unsafe: the pointer leaves the closure. It stays valid because the layout attribute pins `self` to its address
  /// for as long as it lives, and it is used only within a borrow of `self`.
  @inline(__always)
  @usableFromInline var address: UnsafeMutablePointer<Value> {
    unsafe withUnsafePointer(to: self) {
      unsafe UnsafeMutablePointer(mutating: UnsafeRawPointer($0).assumingMemoryBound(to: Value.self))
    }
  }

  /// Unsafe: initializes raw memory, which is what `self` is here.
  @inline(__always)
  init(_ value: Value) { unsafe address.initialize(to: value) }

  /// Leaves the bytes as they are. Each part of `value` must be assigned to before it is read.
  @inline(__always)
  init() {}

  /// The value, in place.
  var value: Value {
    // Unsafe: both addresses are valid while `self` is accessed, and exclusive where `self` is.
    @inline(__always) unsafeAddress { unsafe UnsafePointer(address) }
    @inline(__always) unsafeMutableAddress { unsafe address }
  }

  /// Changes the value through a `self` that is only read, for an owner in its `consuming` method: one that is assigned
  /// to would first be moved, and a move leaves the old bytes behind.
  @inline(__always)
  borrowing func changeAsOwner<Result>(_ body: (inout Value) -> Result) -> Result {
    // Unsafe: exclusive, because nobody else can reach a value that is being consumed.
    unsafe body(&address.pointee)
  }

  @inlinable deinit { wipe() }

  /// Not inlined: `deinit` then passes the address of the storage itself.
  @inlinable @inline(never)
  borrowing func wipe() {
    // Unsafe: writes the bytes of `self`, which nobody reads any more.
    unsafe wipeWithStackBelow(UnsafeMutableRawPointer(address), MemoryLayout<Value>.size)
  }
}

extension Wiped: @unchecked Sendable where Value: Sendable {}

/// Overwrites `byteCount` bytes with zeros, and the stack below the caller.
@usableFromInline @inline(never)
func wipeWithStackBelow(_ address: UnsafeMutableRawPointer, _ byteCount: Int) {
  unsafe overwrite(address, byteCount)
  wipeStackBelow()
}

/// Overwrites the stack below the caller, deeper than the compression function reaches.
func wipeStackBelow() {
  #if !hasFeature(Embedded)
    var stack = Stack<192>()
    overwrite(&stack)
  #else
    #if SizeFirst
      let wordCount = 22
    #else
      let wordCount = 100
    #endif
    // Unsafe: writes memory that was taken for it.
    unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: wordCount) {
      guard let stack = $0.baseAddress else { return }
      unsafe overwrite(UnsafeMutableRawPointer(stack), wordCount &* MemoryLayout<UInt>.size)
    }
  #endif
}

/// Overwrites the stack below the caller, as deep as backends need that compute several blocks at once.
@inline(never)
func wipeDeepStackBelow() {
  #if hasFeature(Embedded)
    var stack = InlineArray<1024, UInt>(repeating: 0)
  #else
    var stack = Stack<1024>()
  #endif
  overwrite(&stack)
}

#if !hasFeature(Embedded)
  /// Words of the stack, with what they had before.
  @_rawLayout(likeArrayOf: UInt, count: wordCount)
  private struct Stack<let wordCount: Int>: ~Copyable {
    @inline(__always)
    init() {}
  }
#endif

/// Unsafe: writes the bytes of `stack`, which nobody reads any more.
@inline(__always)
private func overwrite<Value: ~Copyable>(_ stack: inout Value) {
  unsafe withUnsafeMutablePointer(to: &stack) {
    unsafe overwrite(UnsafeMutableRawPointer($0), MemoryLayout<Value>.size)
  }
}

/// Overwrites `byteCount` bytes, at least one, with zeros.
///
/// Unsafe: writes to an address.
@inline(never)
private func overwrite(_ address: UnsafeMutableRawPointer, _ byteCount: Int) {
  let address = unsafe opaque(address, byteCount, 0)
  var index = 0
  repeat {
    unsafe address.storeBytes(of: 0, toByteOffset: index, as: UInt8.self)
    index &+= 1
  } while index != byteCount
}

/// The address that is given.
///
/// The optimizer knows nothing about a function that it must not optimize, not even that: it must write what the
/// address leads to, because that may be read elsewhere.
///
/// `zero` takes the place of what a computation left in the registers of further arguments, two on a 32-bit processor:
/// functions save registers that they do not need together with those that they do, and nobody wipes the place.
@inline(never) @_optimize(none)
private func opaque(_ address: UnsafeMutableRawPointer, _: Int, _ zero: UInt64) -> UnsafeMutableRawPointer {
  unsafe address + Int(truncatingIfNeeded: zero)
}
