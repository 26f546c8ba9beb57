#if os(Linux)
  import Glibc
  import PureCrypto
  import TestSupport
  import Testing

  /// Nothing is allocated: everything is computed in a process that has no memory left to give.
  ///
  /// The compiler shows the same for the libraries as Embedded Swift, with `-no-allocations`.
  struct AllocationTests {
    @Test("Works without memory")
    func withoutMemory() async {
      await #expect(processExitsWith: .exitCode(0)) {
        let message = [UInt8](repeating: 0x61, count: 1000)
        let key = HMACSHA256.Key(message.span)
        // Once before: Swift's runtime makes descriptions of generic types when a process first needs them.
        let isRight = computeEverything(message.span, key)
        exhaustMemory()
        let isRightWithoutMemory = computeEverything(message.span, key)
        _exit(isRight && isRightWithoutMemory ? 0 : 1)
      }
    }

    @Test("An array cannot be had without memory")
    func arrayWithoutMemory() async {
      await #expect(processExitsWith: .failure) {
        exhaustMemory()
        // Its size is only known at run time, so that it cannot be on the stack.
        let array = [UInt8](repeating: 1, count: Int(getpid() & 1) + 1)
        _exit(array.count < 3 ? 0 : 1)
      }
    }
  }

  /// Hashes, authenticates, encodes, decodes and compares. Returns whether all was right.
  ///
  /// Nothing is thrown: Swift Testing makes a backtrace of every error, and allocates for it.
  private func computeEverything(_ message: Span<UInt8>, _ key: borrowing HMACSHA256.Key) -> Bool {
    var isRight = true
    for count in 0..<message.count {
      let part = message.extracting(first: count)
      var hash = SHA256()
      hash.update(data: part)
      var branch = hash
      branch.update(data: part)
      isRight = branch.finalize() != hash.finalize(lastByte: 0x80, bitCount: 1) && isRight
      isRight = SHA256.hash(data: part) == hash.finalize() && isRight

      var hmac = HMACSHA256(key: HMACSHA256.Key(part))
      hmac.update(data: part)
      let other = hmac.finalize()
      let code = HMACSHA256.authenticationCode(for: part, using: key)
      isRight = code != other && isRight
      isRight = HMACSHA256.isValidAuthenticationCode(code, authenticating: part, using: key) && isRight

      let text = InlineArray<44, UInt8>(initializingWith: { (output) in
        Base64.encode(code.bytes.span, into: &output)
      })
      let decoded = InlineArray<32, UInt8>(initializingWith: { (output) in
        try? Base64.decode(text.span, into: &output)
        while !output.isFull { output.append(0) }
      })
      isRight = constantTimeEquals(decoded.span, code.bytes.span) && isRight
    }
    return isRight
  }
#endif
