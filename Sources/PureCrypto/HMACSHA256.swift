/// The keyed-hash message authentication code HMAC with SHA-256.
///
/// ```swift
/// let key = HMACSHA256.Key(secret)
/// let code = HMACSHA256.authenticationCode(for: message, using: key)
/// ```
///
/// The two hash values that stand for the key are wiped when the computation ends, or is given up.
///
/// - Leaks: the lengths of key and message.
///
/// Source: FIPS 198-1 §4 and §6.
public struct HMACSHA256: ~Copyable, Sendable {
  /// The size of an authentication code in bytes.
  public static var byteCount: Int { 32 }

  /// What a computation holds, all of it as secret as the key.
  struct Computation: BitwiseCopyable, Sendable {
    /// H((K0 ⊕ ipad) ‖ text …, so far.
    var inner: SHA256
    /// The hash value after K0 ⊕ opad.
    var outer = SHA256.initialHashValue

    /// §6: starts from the hash values of the prepared key.
    mutating func start(_ states: Key.States) {
      inner.resume(afterOneBlock: states.inner)
      outer = states.outer
    }

    /// §4 steps 6, 8 and 9: completes both hashes. Afterwards `outer` is the authentication code.
    mutating func finish() {
      // Step 6: H((K0 ⊕ ipad) ‖ text).
      inner.pad(end: 0x80, bitCount: 0)
      // Steps 8 and 9: H((K0 ⊕ opad) ‖ step 6). Its second block is those 32 bytes, a bit 1, zeros and the length.
      for i in 0..<8 { inner.block[i] = inner.hash[i] }
      inner.block[8] = 0x8000_0000
      for i in 9..<15 { inner.block[i] = 0 }
      inner.block[15] = 8 &* (64 &+ 32)
      SHA256.compress(&outer, &inner.block, on: inner.backend)
    }
  }

  private var computation: Wiped<Computation>

  /// Starts a message, from the prepared hash values of the key (§6).
  public init(key: borrowing Key) {
    computation = Wiped(Computation(inner: SHA256(backend: key.backend)))
    computation.value.start(key.states.value)
  }

  /// Adds bytes to the end of the message.
  ///
  /// - Precondition: The message is not longer than 2^61 − 65 bytes in all.
  public mutating func update(data: Span<UInt8>) {
    computation.value.inner.update(data: data)
  }

  /// The authentication code of the message.
  public consuming func finalize() -> AuthenticationCode {
    let code = computation.changeAsOwner { computation in
      computation.finish()
      return AuthenticationCode(bytes: bigEndianBytes(of: computation.outer))
    }
    wipeStackBelow()
    return code
  }

  /// The authentication code of `data`.
  ///
  /// - Precondition: `data` is not longer than 2^61 − 65 bytes.
  public static func authenticationCode(for data: Span<UInt8>, using key: borrowing Key) -> AuthenticationCode {
    var hmac = HMACSHA256(key: key)
    hmac.update(data: data)
    return hmac.finalize()
  }

  /// Whether `code` is the authentication code of `data`. A code that is not whole, 32 bytes, is not.
  ///
  /// - Leaks: the lengths, and the result; never how much of a wrong code is right.
  /// - Precondition: `data` is not longer than 2^61 − 65 bytes.
  public static func isValidAuthenticationCode(
    _ code: Span<UInt8>, authenticating data: Span<UInt8>, using key: borrowing Key
  ) -> Bool {
    let expected = authenticationCode(for: data, using: key)
    return constantTimeEquals(expected.bytes.span, code)
  }

  /// Whether `code` is the authentication code of `data`.
  ///
  /// - Leaks: the length of `data`, and the result; never how much of a wrong code is right.
  /// - Precondition: `data` is not longer than 2^61 − 65 bytes.
  public static func isValidAuthenticationCode(
    _ code: AuthenticationCode, authenticating data: Span<UInt8>, using key: borrowing Key
  ) -> Bool {
    authenticationCode(for: data, using: key) == code
  }
}
