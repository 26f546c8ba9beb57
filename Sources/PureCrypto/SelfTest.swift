/// Known-answer tests of every part, on every backend: the self-test that FIPS 140-3 asks for when the power comes on.
///
/// ```swift
/// guard SelfTest.run().isEmpty else { return false }
/// ```
///
/// It allocates nothing and compresses about two thousand blocks. This is not a validated module.
public enum SelfTest {
  /// One known answer.
  public enum KnownAnswer: UInt8, Sendable {
    /// SHA-256 of "abc" (FIPS 180-4 examples).
    case sha256OneBlock
    /// SHA-256 of a message of two blocks (FIPS 180-4 examples).
    case sha256TwoBlocks
    /// SHA-256 of a message of 5 bits (NIST CAVP, bit-oriented).
    case sha256Bits
    /// SHA-256 of messages of every length from 0 to 199 bytes.
    case sha256Lengths
    /// SHA-256 of a message in parts of four bytes, after a first one of each length to a block.
    case sha256Parts
    /// HMAC-SHA-256, RFC 4231 case 2: a short key.
    case hmacShortKey
    /// HMAC-SHA-256, RFC 4231 case 6: a key longer than a block.
    case hmacLongKey
    /// HMAC-SHA-256 with keys of every length from 0 to 130 bytes.
    case hmacKeyLengths
    /// SHA-256 and HMAC-SHA-256 of twenty messages in a batch, on every batch backend.
    case batches
    /// The alphabet of Base64, and both paddings.
    case base64Encoding
    /// The same read back, and what is refused.
    case base64Decoding
    /// Equal sequences, and sequences that differ in one bit.
    case constantTimeEquals

    /// The number of known answers; their raw values are less.
    public static var count: UInt8 { constantTimeEquals.rawValue + 1 }

    /// The name, spelt as the case is.
    public var name: StaticString {
      switch self {
      case .sha256OneBlock: "sha256OneBlock"
      case .sha256TwoBlocks: "sha256TwoBlocks"
      case .sha256Bits: "sha256Bits"
      case .sha256Lengths: "sha256Lengths"
      case .sha256Parts: "sha256Parts"
      case .hmacShortKey: "hmacShortKey"
      case .hmacLongKey: "hmacLongKey"
      case .hmacKeyLengths: "hmacKeyLengths"
      case .batches: "batches"
      case .base64Encoding: "base64Encoding"
      case .base64Decoding: "base64Decoding"
      case .constantTimeEquals: "constantTimeEquals"
      }
    }
  }

  /// The known answers that were not met.
  public struct Failures: Sendable, Equatable {
    private var bits: UInt32 = 0

    /// Whether every known answer was met.
    public var isEmpty: Bool { bits == 0 }

    /// Whether `answer` was not met.
    public func contains(_ answer: KnownAnswer) -> Bool { bits &>> UInt32(answer.rawValue) & 1 == 1 }

    mutating func insert(_ answer: KnownAnswer) { bits |= 1 &<< UInt32(answer.rawValue) }

    mutating func formUnion(_ other: Failures) { bits |= other.bits }
  }

  /// Runs all known-answer tests on every backend that this machine has.
  public static func run() -> Failures {
    var failures = Failures()
    SHA256.Backend.forEachAvailable { failures.formUnion(run(on: $0)) }
    return failures
  }

  /// Runs all known-answer tests on one backend. To see the self-test name a failure, `injected` is falsified.
  public static func run(on backend: SHA256.Backend, injectingFailureIn injected: KnownAnswer? = nil) -> Failures {
    var failures = Failures()
    for rawValue in 0..<KnownAnswer.count {
      guard let answer = KnownAnswer(rawValue: rawValue) else { continue }
      // Falsified in one bit.
      let isMet = isMet(answer, falsifiedBy: answer == injected ? 1 : 0, on: backend)
      if !isMet { failures.insert(answer) }
    }
    return failures
  }

  private static func isMet(_ answer: KnownAnswer, falsifiedBy bit: UInt8, on backend: SHA256.Backend) -> Bool {
    switch answer {
    case .sha256OneBlock: isEqual(hash(([0x61, 0x62, 0x63] as InlineArray).span, backend), sha256OneBlock, bit)
    case .sha256TwoBlocks: isEqual(hash(twoBlocks.span, backend), sha256TwoBlocks, bit)
    case .sha256Bits:
      isEqual(SHA256(backend: backend).finalize(lastByte: 0x98, bitCount: 5).bytes, sha256Bits, bit)
    case .sha256Lengths: isEqual(digestOfLengths(backend), sha256Lengths, bit)
    case .sha256Parts: areAllPartsEqual(backend, falsifiedBy: bit)
    case .hmacShortKey:
      isEqual(
        code(shortKeyMessage.span, ([0x4a, 0x65, 0x66, 0x65] as InlineArray).span, backend), hmacShortKey, bit)
    case .hmacLongKey:
      isEqual(
        code(longKeyMessage.span, InlineArray<131, UInt8>(repeating: 0xaa).span, backend), hmacLongKey, bit)
    case .hmacKeyLengths: isEqual(codeOfKeyLengths(backend), hmacKeyLengths, bit)
    case .batches: areAllBatchesEqual(backend, falsifiedBy: bit)
    case .base64Encoding: isEncodingRight(falsifiedBy: bit)
    case .base64Decoding: isDecodingRight(falsifiedBy: bit)
    case .constantTimeEquals: isComparisonRight(falsifiedBy: bit)
    }
  }

  private static func isEqual(_ computed: Digest, _ known: Digest, _ bit: UInt8) -> Bool {
    var known = known
    known[0] ^= bit
    return PureCrypto.constantTimeEquals(computed.span, known.span)
  }

  private static func hash(_ message: Span<UInt8>, _ backend: SHA256.Backend) -> Digest {
    var hash = SHA256(backend: backend)
    hash.update(data: message)
    return hash.finalize().bytes
  }

  private static func code(_ message: Span<UInt8>, _ key: Span<UInt8>, _ backend: SHA256.Backend) -> Digest {
    HMACSHA256.authenticationCode(for: message, using: HMACSHA256.Key(key, backend: backend)).bytes
  }

  /// The bytes 0, 1, 2 …
  private static var counting: InlineArray<200, UInt8> {
    InlineArray(initializingWith: { (output) in
      for i in 0..<output.capacity { output.append(UInt8(truncatingIfNeeded: i)) }
    })
  }

  private static func digestOfLengths(_ backend: SHA256.Backend) -> Digest {
    let message = counting
    var all = SHA256(backend: backend)
    for count in 0..<message.count {
      all.update(data: hash(message.span.extracting(first: count), backend).span)
    }
    return all.finalize().bytes
  }

  private static func areAllPartsEqual(_ backend: SHA256.Backend, falsifiedBy bit: UInt8) -> Bool {
    let message = counting
    let known = hash(message.span, backend)
    var areEqual = true
    for count in 0...SHA256.blockByteCount {
      var parts = SHA256(backend: backend)
      var rest = message.span
      parts.update(data: rest.extracting(first: count))
      rest = rest.extracting(droppingFirst: count)
      while !rest.isEmpty {
        parts.update(data: rest.extracting(first: 4))
        rest = rest.extracting(droppingFirst: 4)
      }
      areEqual = isEqual(parts.finalize().bytes, known, bit) && areEqual
    }
    return areEqual
  }

  private static func codeOfKeyLengths(_ backend: SHA256.Backend) -> Digest {
    let bytes = counting
    var all = SHA256(backend: backend)
    for count in 0...130 {
      let part = bytes.span.extracting(first: count)
      all.update(data: code(part, part, backend).span)
    }
    return all.finalize().bytes
  }

  private static func areAllBatchesEqual(_ backend: SHA256.Backend, falsifiedBy bit: UInt8) -> Bool {
    var areEqual = true
    SHA256.BatchBackend.forEachAvailable { batch in
      areEqual = isEqual(digestOfBatches(batch, backend), batches, bit) && areEqual
    }
    return areEqual
  }

  private static func digestOfBatches(_ batch: SHA256.BatchBackend, _ backend: SHA256.Backend) -> Digest {
    let bytes = counting
    let ranges = InlineArray<20, Range<Int>>(initializingWith: { (ranges) in
      while !ranges.isFull { ranges.append(0..<10 &* ranges.count) }
    })
    let digests = InlineArray<20, SHA256Digest>(initializingWith: { (digests) in
      SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &digests, on: batch)
    })
    let key = HMACSHA256.Key(bytes.span.extracting(first: 32), backend: backend)
    let codes = InlineArray<20, HMACSHA256.AuthenticationCode>(initializingWith: { (codes) in
      HMACSHA256.authenticationCodes(
        for: bytes.span, ranges: ranges.span, suffix: bytes.span.extracting(first: 26), using: key, into: &codes,
        on: batch)
    })
    var all = SHA256(backend: backend)
    for i in digests.indices { all.update(data: digests[i].bytes.span) }
    for i in codes.indices { all.update(data: codes[i].bytes.span) }
    return all.finalize().bytes
  }

  private static func isEncodingRight(falsifiedBy bit: UInt8) -> Bool {
    var data = base64Bytes
    data[0] ^= bit
    let oneByte: InlineArray<4, UInt8> = [0x5a, 0x67, 0x3d, 0x3d]  // "Zg==": "f"
    let twoBytes: InlineArray<4, UInt8> = [0x5a, 0x6d, 0x38, 0x3d]  // "Zm8=": "fo"
    let word: InlineArray<2, UInt8> = [0x66, 0x6f]
    return isEncoded(data.span, base64Alphabet.span) && isEncoded(word.span.extracting(first: 1), oneByte.span)
      && isEncoded(word.span, twoBytes.span)
  }

  private static func isEncoded(_ data: Span<UInt8>, _ text: Span<UInt8>) -> Bool {
    let encoded = InlineArray<64, UInt8>(initializingWith: { (output) in
      Base64.encode(data, into: &output)
      while !output.isFull { output.append(0) }
    })
    return Base64.encodedByteCount(for: data.count) == text.count
      && PureCrypto.constantTimeEquals(encoded.span.extracting(first: text.count), text)
  }

  private static func isDecodingRight(falsifiedBy bit: UInt8) -> Bool {
    var data = base64Bytes
    data[0] ^= bit
    let decoded = InlineArray<48, UInt8>(initializingWith: { (output) in
      try? Base64.decode(base64Alphabet.span, into: &output)
      while !output.isFull { output.append(0) }
    })
    // Bits after the end, a padding too many, another alphabet; then a length that is no multiple of four.
    let refused: InlineArray<16, UInt8> = [
      0x5a, 0x68, 0x3d, 0x3d, 0x5a, 0x6d, 0x39, 0x3d, 0x5a, 0x3d, 0x3d, 0x3d, 0x5a, 0x6d, 0x39, 0x2d,
    ]
    var isRight = PureCrypto.constantTimeEquals(decoded.span, data.span)
    for i in 0..<4 { isRight = isRefused(refused.span.extracting(4 &* i..<4 &* i &+ 4)) && isRight }
    return isRight && isRefused(base64Alphabet.span.extracting(first: 7))
  }

  private static func isRefused(_ text: Span<UInt8>) -> Bool { (try? Base64.decodedByteCount(of: text)) == nil }

  private static func isComparisonRight(falsifiedBy bit: UInt8) -> Bool {
    let bytes = counting
    var other = bytes
    other[0] ^= bit
    var isRight = PureCrypto.constantTimeEquals(bytes.span, other.span)
    for i in 0..<other.count {
      other[i] ^= 0x80
      isRight = !PureCrypto.constantTimeEquals(bytes.span, other.span) && isRight
      other[i] ^= 0x80
    }
    return isRight && !PureCrypto.constantTimeEquals(bytes.span, bytes.span.extracting(droppingLast: 1))
  }
}

#if !hasFeature(Embedded)
  extension SelfTest.KnownAnswer: CaseIterable {}
#endif
