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
      var inner = SHA256.initialHashValue
      var outer = SHA256.initialHashValue
    }

    /// What is held while the key is prepared.
    private struct Preparation: BitwiseCopyable {
      var hash: SHA256
      var k0 = SHA256.MessageBlock(repeating: 0)

      /// §4 steps 1 to 3: K0 is the key, or its hash where it is longer than a block, with zeros to the full block.
      mutating func setK0(_ key: Span<UInt8>) {
        guard key.count > SHA256.blockByteCount else {
          for i in 0..<key.count {
            k0[i &>> 2] |= UInt32(key[i]) &<< UInt32(truncatingIfNeeded: 24 &- 8 &* (i & 3))
          }
          return
        }
        hash.update(data: key)
        hash.pad(end: 0x80, bitCount: 0)
        for i in 0..<8 { k0[i] = hash.hash[i] }
      }

      /// §4 steps 4 and 5, or 7 and 8, as far as the key goes: the hash value after K0 ⊕ pad.
      mutating func hashK0(xor pad: UInt32, into state: inout SHA256.HashValue) {
        for i in 0..<16 { hash.block[i] = k0[i] ^ pad }
        SHA256.compress(&state, &hash.block, on: hash.backend)
      }
    }

    var states = Wiped(States())

    let backend: SHA256.Backend

    /// Whether the secret has the 112 bits that NIST asks of a key (SP 800-131A §10). A shorter one works as well.
    public let isApprovedKeyLength: Bool

    /// Prepares a key. An empty secret is a key too.
    ///
    /// - Precondition: `secret` is not longer than 2^61 − 1 bytes.
    public init(_ secret: Span<UInt8>) { self.init(secret, backend: .preferred) }

    /// Prepares a key whose codes `backend` will compute.
    public init(_ secret: Span<UInt8>, backend: SHA256.Backend) {
      self.backend = backend
      isApprovedKeyLength = secret.count >= 14
      var preparation = Wiped(Preparation(hash: SHA256(backend: backend)))
      preparation.value.setK0(secret)
      preparation.value.hashK0(xor: 0x3636_3636, into: &states.value.inner)  // ipad, §3
      preparation.value.hashK0(xor: 0x5c5c_5c5c, into: &states.value.outer)  // opad, §3
      wipeStackBelow()
    }
  }
}
