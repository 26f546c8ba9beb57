@testable import PureCrypto
import Testing

/// Key material is zero when its life has ended. Each value is made in memory that stays valid, to look at it then.
struct WipingTests {
  @Test("Wiped storage")
  func wiped() {
    expectWiped(Wiped(InlineArray<13, UInt8>(repeating: 0xa5))) { $0.value[12] = 0xa6 }
    expectWiped(Wiped(InlineArray<512, UInt32>(repeating: 0xa5a5_a5a5))) { _ in }
  }

  @Test("A key", arguments: backends)
  func key(_ backend: SHA256.Backend) {
    // The two hash values stand first; what follows tells the backend and the length, and is no secret.
    expectWiped(HMACSHA256.Key([1, 2, 3].span, backend: backend), first: 64) { _ in }
  }

  @Test("A computation that is given up", arguments: backends)
  func computation(_ backend: SHA256.Backend) {
    let key = HMACSHA256.Key([1, 2, 3].span, backend: backend)
    expectWiped(HMACSHA256(key: key)) { $0.update(data: [4, 5, 6]) }
  }

  /// Expects some bytes of a value not to be zero while it lives, and the `first` of them to be zero afterwards.
  private func expectWiped<Value: ~Copyable>(
    _ value: consuming Value, first: Int = MemoryLayout<Value>.size, change: (inout Value) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // Unsafe: the memory outlives the value in it, and is read as bytes.
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    defer { unsafe memory.deallocate() }
    let bytes = unsafe UnsafeRawBufferPointer(start: memory, count: first)
    unsafe memory.initialize(to: value)
    unsafe change(&memory.pointee)
    let isFilled = unsafe bytes.count { $0 != 0 } > first / 4
    #expect(isFilled, sourceLocation: sourceLocation)
    unsafe memory.deinitialize(count: 1)
    let isZero = unsafe bytes.allSatisfy { $0 == 0 }
    #expect(isZero, sourceLocation: sourceLocation)
  }
}
