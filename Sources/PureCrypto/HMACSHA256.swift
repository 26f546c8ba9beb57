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
      inner.resume(afterOneBlock: states.inner, and: 0)
      outer = states.outer
    }

    /// §4 steps 6, 8 and 9: completes both hashes. Afterwards `inner.hash` is the authentication code.
    mutating func finish() {
      // Step 6: H((K0 ⊕ ipad) ‖ text).
      inner.pad(end: 0x80, bitCount: 0)
      // Steps 8 and 9: H((K0 ⊕ opad) ‖ step 6).
      for i in stride(from: 0, to: 8, by: 1) { inner.block[i] = inner.hash[i] }
      inner.resume(afterOneBlock: outer, and: 32)
      inner.pad(end: 0x80, bitCount: 0)
    }
  }

  private var computation: Wiped<Computation>

  /// Starts a message, from the prepared hash values of the key (§6).
  ///
  /// Not inlined: a caller would keep hash values in registers, and the functions it calls save them.
  @inline(never)
  public init(key: borrowing Key) {
    computation = Wiped(Computation(inner: SHA256(available: key.backend)))
    computation.value.start(key.states.value)
  }

  /// Adds bytes to the end of the message.
  ///
  /// - Precondition: The message is not longer than 2^61 − 65 bytes in all.
  public mutating func update(data: Span<UInt8>) {
    computation.value.inner.update(data: data)
    if SHA256.leavesDeepStack(after: data.count, on: computation.value.inner.backend) { wipeDeepStackBelow() }
  }

  // `__consuming` is `consuming` without the right to assign to `self`, for which it would first be moved.
  /// The authentication code of the message.
  public __consuming func finalize() -> AuthenticationCode {
    computation.changeAsOwner { computation in
      computation.finish()
      return AuthenticationCode(bytes: SHA256Digest(&computation.inner.hash).bytes)
    }
  }

  /// The authentication code of `data`.
  ///
  /// - Precondition: `data` is not longer than 2^61 − 65 bytes.
  public static func authenticationCode(for data: Span<UInt8>, using key: borrowing Key) -> AuthenticationCode {
    authenticationCode(for: data, suffix: Span(), using: key)
  }

  /// The authentication code of `data`, followed by `suffix`.
  ///
  /// - Precondition: Both are not longer than 2^61 − 65 bytes in all.
  public static func authenticationCode(
    for data: Span<UInt8>, suffix: Span<UInt8>, using key: borrowing Key
  ) -> AuthenticationCode {
    #if !hasFeature(Embedded) && !SizeFirst
      let maximum = maximumShortMessageByteCount
      if data.count <= maximum, suffix.count <= maximum &- data.count {
        let code = shortMessageCode(data, suffix, key)
        wipeStackBelow()
        return code
      }
    #endif
    var hmac = HMACSHA256(key: key)
    hmac.update(data: data)
    hmac.update(data: suffix)
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
