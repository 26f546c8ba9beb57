import PureCrypto

/// The tests of NIST's Automated Cryptographic Validation Protocol.
///
/// Source: draft-celi-acvp-sha §6 ("Test Types and Test Coverage"), draft-fussell-acvp-mac.
struct ACVPTests {
  /// What computes.
  let backend: SHA256.Backend

  /// Algorithm functional test of SHA-256.
  func functional(_ message: BitString) -> SHA256Digest { message.digest(after: SHA256(backend: backend)) }

  /// Monte Carlo test: a hundred times a thousand hashes. In the alternate version, all messages are as long as the
  /// first seed.
  func monteCarlo(seed: BitString, isAlternate: Bool) -> [SHA256Digest] {
    let seedBitCount = seed.bitCount
    var seed = seed
    return (0..<100).map { (_) in
      var (a, b, c) = (seed, seed, seed)
      var digest = functional(seed)
      for _ in 0..<1000 {
        var message = a
        message.append(b)
        message.append(c)
        if isAlternate { message.resize(to: seedBitCount) }
        digest = functional(message)
        (a, b, c) = (b, c, BitString(digest))
      }
      seed = c
      return digest
    }
  }

  /// Large data test: `content`, which has bits, again and again up to `bitCount` bits.
  ///
  /// The message is made and hashed in parts, and so never in memory.
  func largeData(_ content: BitString, bitCount: Int) -> SHA256Digest {
    var part = content
    while part.bitCount < 1 << 20 || part.bitCount & 7 > 0 {
      let half = part
      part.append(half)
    }
    var hash = SHA256(backend: backend)
    var progress = Progress(total: bitCount / 8)
    var rest = bitCount
    while rest >= part.bitCount {
      hash.update(data: part.bytes.span)
      rest -= part.bitCount
      progress.advance(by: part.bytes.count)
    }
    part.resize(to: rest)
    return part.digest(after: hash)
  }

  /// Algorithm functional test of HMAC-SHA-256: the first `byteCount` bytes of the code.
  func authenticationCode(for message: BitString, key: BitString, byteCount: Int) -> [UInt8] {
    let key = HMACSHA256.Key(key.bytes.span, backend: backend)
    let code = HMACSHA256.authenticationCode(for: message.bytes.span, using: key)
    return Array(code.prefix(byteCount))
  }
}
