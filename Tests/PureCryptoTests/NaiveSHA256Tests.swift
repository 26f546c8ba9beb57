@testable import PureCrypto
import TestSupport
import Testing

/// The library against ``NaiveSHA256``, and that against NIST.
struct NaiveSHA256Tests {
  @Test("Constants from the primes")
  func constants() {
    #expect(NaiveSHA256.primes.count == 64)
    #expect(SHA256.initialHashValue.indices.map { SHA256.initialHashValue[$0] } == NaiveSHA256.initialHashValue)
    #expect(SHA256.k.indices.map { SHA256.k[$0] } == NaiveSHA256.k)
  }

  @Test("Intermediate values of NIST's examples")
  func intermediateValues() throws {
    // The lines "t= 0:" and the eight words after them.
    let lines = try Repository.text("Tests/Vectors/nist-examples/SHA256.txt").split(separator: "\n")
    let rounds = lines.filter { $0.hasPrefix("t=") }.map { line in
      line.split(separator: ":")[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
    }
    #expect(rounds.count == 3 * 64)
    var computed: [[UInt32]] = []
    for message in try SHA256VectorTests.examples().map(\.message) {
      let padding = [0x80] + [UInt8](repeating: 0, count: (64 + 55 - message.count) % 64)
      let padded = message + padding + [0, 0, 0, 0, 0, 0, UInt8(message.count >> 5), UInt8(message.count << 3 & 0xff)]
      var naive = NaiveSHA256()
      for start in stride(from: 0, to: padded.count, by: 64) { naive.compress(Array(padded[start..<start + 64])) }
      computed += naive.rounds
    }
    #expect(computed == rounds)
    print("NIST examples SHA256.txt: \(rounds.count) rounds, naive")
  }

  @Test("Random messages of every length up to 4 KiB", arguments: backends)
  func lengths(_ backend: SHA256.Backend) throws {
    var generator = SeededGenerator()
    let bytes = generator.bytes(4096)
    for count in 0...bytes.count {
      let message = Array(bytes[..<count])
      try #require(SHA256.digest(message, on: backend) == digest(NaiveSHA256.digest(message)), "\(count) bytes")
    }
  }

  @Test("Random bits after every length up to 200 bytes", arguments: backends)
  func bits(_ backend: SHA256.Backend) throws {
    var generator = SeededGenerator()
    let bytes = generator.bytes(200)
    for count in 0...bytes.count {
      let message = Array(bytes[..<count])
      for bitCount in 0...7 {
        let last = UInt8.random(in: 0...255, using: &generator)
        var hash = SHA256(backend: backend)
        hash.update(data: message)
        let computed = hash.finalize(lastByte: last, bitCount: bitCount)
        let naive = digest(NaiveSHA256.digest(message, lastByte: last, bitCount: bitCount))
        try #require(computed == naive, "\(count) bytes and \(bitCount) bits of \(last)")
      }
    }
  }

  @Test("Random parts, some of them empty", arguments: backends)
  func parts(_ backend: SHA256.Backend) throws {
    var generator = SeededGenerator()
    for _ in 0..<5000 {
      var message: [UInt8] = []
      var hash = SHA256(backend: backend)
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        let part = generator.bytes(Int.random(in: 0...150, using: &generator))
        message += part
        hash.update(data: part)
      }
      let computed = hash.finalize()
      try #require(computed == digest(NaiveSHA256.digest(message)), "\(message.count) bytes")
    }
  }

  /// Two parts, the first of 0 … 64 bytes: every fill of the block and every length that the next part can have.
  @Test("Every fill and every next part", arguments: backends)
  func fills(_ backend: SHA256.Backend) throws {
    var generator = SeededGenerator()
    let bytes = generator.bytes(64 + 130)
    let digests = (0...bytes.count).map { digest(NaiveSHA256.digest(Array(bytes[..<$0]))) }
    for first in 0...64 {
      for second in 0...130 {
        var hash = SHA256(backend: backend)
        hash.update(data: bytes.span.extracting(first: first))
        hash.update(data: bytes.span.extracting(first..<first + second))
        let computed = hash.finalize()
        try #require(computed == digests[first + second], "\(first) and \(second) bytes")
      }
    }
  }

  @Test("Lengths of more than 32 bits", arguments: backends)
  func longMessages(_ backend: SHA256.Backend) throws {
    // A message that is long already, all of it in whole blocks, whose hash value is that of no block.
    for byteCount: UInt64 in [1 << 29, 1 << 32 - 64, 1 << 32, 5 << 32 + 128, 1 << 61 - 128] {
      for count in [0, 1, 55, 56, 63, 64, 65, 127] {
        let end = [UInt8](repeating: 0x61, count: count)
        var hash = SHA256(backend: backend)
        hash.byteCountLow = UInt32(truncatingIfNeeded: byteCount)
        hash.byteCountHigh = UInt32(byteCount >> 32)
        hash.update(data: end)
        let computed = hash.finalize()
        let naive = digest(NaiveSHA256.digest(end, byteCount: byteCount))
        try #require(computed == naive, "\(byteCount) + \(count) bytes")
      }
    }
  }

  @Test("HMAC of a message longer than 4 GiB", arguments: backends)
  func longAuthenticatedMessage(_ backend: SHA256.Backend) {
    let key = Array("Jefe".utf8)
    let prepared = HMACSHA256.Key(key.span, backend: backend)
    var computation = HMACSHA256.Computation(inner: SHA256(backend: backend))
    computation.start(prepared.states.value)
    // Whole blocks that change no hash value.
    computation.inner.byteCountHigh = 1
    let inner = computation.inner
    let innerDigest = inner.finalize()
    computation.finish()
    let outerBlock = (key + [UInt8](repeating: 0, count: 64 - key.count)).map { $0 ^ 0x5c }
    let expected = digest(NaiveSHA256.digest(outerBlock + Array(innerDigest)))
    #expect(SHA256Digest(&computation.inner.hash) == expected)
  }

  @Test("HMAC with every length of key up to 200 bytes", arguments: backends)
  func authenticationCodes(_ backend: SHA256.Backend) throws {
    var generator = SeededGenerator()
    let bytes = generator.bytes(200)
    for count in 0...bytes.count {
      let key = Array(bytes[..<count])
      for length in [0, 1, 54, 55, 56, 63, 64, 65, Int.random(in: 0...1000, using: &generator)] {
        let message = generator.bytes(length)
        let code = Array(HMACSHA256.code(message, key, on: backend))
        try #require(code == NaiveSHA256.authenticationCode(for: message, using: key), "\(count), \(length) bytes")
      }
    }
  }
}
