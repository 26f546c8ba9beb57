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
      var k0 = InlineArray<64, UInt8>(repeating: 0)

      /// §4 steps 1 to 3: K0 is the key, or its hash where it is longer than a block, with zeros to the full block.
      mutating func setK0(_ key: Span<UInt8>) {
        guard key.count > SHA256.blockByteCount else {
          for i in key.indices { k0[i] = key[i] }
          return
        }
        hash.update(data: key)
        hash.pad(end: 0x80, bitCount: 0)
        let digest = bigEndianBytes(of: hash.hash)
        for i in digest.indices { k0[i] = digest[i] }
      }

      /// Steps 4 and 5, or 7 and 8, as far as the key goes: `hash.hash` becomes the hash value after K0 ⊕ pad, which
      /// takes the place of K0.
      mutating func hashK0(xor pad: UInt8) {
        for i in k0.indices { k0[i] ^= pad }
        hash.hash = SHA256.initialHashValue
        hash.append(k0.span, after: 0)
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
      preparation.value.hashK0(xor: 0x36)  // ipad, §3
      states.value.inner = preparation.value.hash.hash
      preparation.value.hashK0(xor: 0x36 ^ 0x5c)  // opad, where ipad still stands
      states.value.outer = preparation.value.hash.hash
      wipeStackBelow()
    }
  }
}
