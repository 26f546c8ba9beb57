extension HMACSHA256 {
  /// A key for HMAC-SHA-256, made once from a secret of any length.
  ///
  /// It holds the two hash values of FIPS 198-1 §6 that stand for the secret, not the secret. It cannot be copied or
  /// printed, and is wiped when its life ends. What is not wiped: the caller's own bytes of the secret.
  ///
  /// - Leaks: the length of the secret.
  ///
  /// Source: FIPS 198-1 §4 steps 1 to 5 and 7, §6.
  public struct Key: ~Copyable, Sendable {
    /// The hash values after one block, K0 ⊕ ipad and K0 ⊕ opad.
    struct States: BitwiseCopyable, Sendable {
      var inner: SHA256.HashValue
      var outer: SHA256.HashValue

      /// §4 steps 4 and 5, and 7 and 8, as far as the key goes: `key` and zeros to the full block are K0.
      @inline(never)
      mutating func set(_ key: Span<UInt8>, with hash: inout SHA256) {
        hash.compressK0(key, xor: 0x36, into: &inner)  // ipad, §3
        hash.compressK0(key, xor: 0x5c, into: &outer)  // opad
      }
    }

    /// What is held while the key is prepared.
    private struct Preparation: BitwiseCopyable {
      var hash: SHA256
      var digest = InlineArray<32, UInt8>(repeating: 0)

      mutating func prepare(_ states: inout States, _ key: Span<UInt8>) {
        guard key.count > SHA256.blockByteCount else { return states.set(key, with: &hash) }
        // §4 step 2: the hash of a longer key takes its place.
        hash.update(data: key)
        hash.pad(end: 0x80, bitCount: 0)
        hash.hash.writeBigEndian(to: &digest)
        states.set(digest.span, with: &hash)
      }
    }

    var states: Wiped<States>

    let backend: SHA256.Backend

    /// Whether the secret has the 112 bits that NIST asks of a key (SP 800-131A §10). A shorter one works as well.
    public let isApprovedKeyLength: Bool

    /// Prepares a key. An empty secret is a key too.
    ///
    /// - Precondition: `secret` is not longer than 2^61 − 1 bytes.
    public init(_ secret: Span<UInt8>) { self.init(secret, backend: .preferred) }

    /// Prepares a key whose codes `backend` will compute.
    ///
    /// - Precondition: The machine has the backend: ``SHA256/Backend/isAvailable``. `secret` is not longer than
    ///   2^61 − 1 bytes.
    public init(_ secret: Span<UInt8>, backend: SHA256.Backend) {
      precondition(backend.isAvailable, "this machine does not have the backend")
      self.backend = backend
      isApprovedKeyLength = secret.count >= 14
      states = Wiped()
      var preparation = Wiped(Preparation(hash: SHA256(available: backend)))
      preparation.value.prepare(&states.value, secret)
      if SHA256.leavesDeepStack(after: secret.count, on: backend) { wipeDeepStackBelow() }
    }
  }
}

extension SHA256 {
  /// `value` becomes the hash value after the block K0 ⊕ pad.
  fileprivate mutating func compressK0(_ key: Span<UInt8>, xor pad: UInt8, into value: inout HashValue) {
    value = Self.initialHashValue
    for i in 0..<Self.blockByteCount {
      let byte = (i < key.count ? key[i] : 0) ^ pad
      block[i &>> 2] = block[i &>> 2] &<< 8 | UInt32(byte)
    }
    Self.compress(&value, &block, on: backend)
  }
}
