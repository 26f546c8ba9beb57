@testable import PureCrypto
import Testing

/// What ``SHA256`` promises beside the right digest.
struct SHA256ContractTests {
  private let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }

  @Test("Sizes")
  func sizes() {
    #expect(SHA256.blockByteCount == 64)
    #expect(SHA256.byteCount == 32)
    #expect(SHA256.hash(data: []).count == SHA256.byteCount)
  }

  @Test("The ways to give a message agree")
  func overloads() {
    let text = "sign-up 🗝️"
    let expected = digest(NaiveSHA256.digest(Array(text.utf8)))
    var bytes = SHA256()
    bytes.update(data: Array(text.utf8))
    var string = SHA256()
    string.update(data: text)
    var span = SHA256()
    span.update(data: text.utf8.span)
    #expect(bytes.finalize() == expected)
    #expect(string.finalize() == expected)
    #expect(span.finalize() == expected)
    #expect(SHA256.hash(data: text) == expected)
    #expect(SHA256.hash(data: Array(text.utf8)) == expected)
    let ofSpan = SHA256.hash(data: text.utf8.span)
    #expect(ofSpan == expected)
  }

  @Test("The input is not changed", arguments: backends)
  func input(_ backend: SHA256.Backend) {
    let input = message
    // A buffer of its own, not one that a change would copy.
    let before = input.map { $0 }
    _ = SHA256.digest(input, on: backend)
    _ = HMACSHA256.code(input, input, on: backend)
    #expect(input == before)
  }

  @Test("What stands outside the span has no effect", arguments: backends)
  func surroundings(_ backend: SHA256.Backend) throws {
    for count in 0...130 {
      let part = Array(message[..<count])
      let expected = SHA256.digest(part, on: backend)
      for surrounding: UInt8 in [0, 0xff] {
        // At each distance from the beginning of a word.
        for offset in 0..<8 {
          let outside = [UInt8](repeating: surrounding, count: offset)
          let buffer = outside + part + [UInt8](repeating: surrounding, count: 80)
          var hash = SHA256(backend: backend)
          hash.update(data: buffer.span.extracting(offset..<offset + count))
          let computed = hash.finalize()
          try #require(computed == expected, "\(count) bytes")
        }
      }
    }
  }

  @Test("Copies continue on their own", arguments: backends)
  func copies(_ backend: SHA256.Backend) throws {
    for count in 0...130 {
      let beginning = Array(message[..<count])
      var first = SHA256(backend: backend)
      first.update(data: beginning)
      var second = first
      let third = first
      first.update(data: [1, 2, 3])
      second.update(data: [UInt8](repeating: 4, count: 100))
      let digests = (first.finalize(), second.finalize(), third.finalize())
      try #require(digests.0 == digest(NaiveSHA256.digest(beginning + [1, 2, 3])))
      try #require(digests.1 == digest(NaiveSHA256.digest(beginning + [UInt8](repeating: 4, count: 100))))
      try #require(digests.2 == digest(NaiveSHA256.digest(beginning)))
    }
  }

  @Test("A digest ends only its own copy", arguments: backends)
  func finalizeCopies(_ backend: SHA256.Backend) {
    var hash = SHA256(backend: backend)
    hash.update(data: "ab")
    let prefix = hash
    let first = prefix.finalize()
    hash.update(data: "c")
    #expect(first == digest(NaiveSHA256.digest(Array("ab".utf8))))
    #expect(hash.finalize() == digest(NaiveSHA256.digest(Array("abc".utf8))))
  }

  @Test("An empty part changes nothing", arguments: backends)
  func emptyParts(_ backend: SHA256.Backend) throws {
    for count in 0...130 {
      let part = Array(message[..<count])
      var hash = SHA256(backend: backend)
      hash.update(data: [])
      hash.update(data: part)
      hash.update(data: "")
      hash.update(data: [])
      try #require(hash.finalize() == SHA256.digest(part, on: backend), "\(count) bytes")
    }
  }

  @Test("The other bits of the last byte have no effect", arguments: backends)
  func otherBits(_ backend: SHA256.Backend) throws {
    for count in [0, 1, 54, 55, 56, 63, 64] {
      var hash = SHA256(backend: backend)
      hash.update(data: Array(message[..<count]))
      for bitCount in 0...7 {
        var digests: Set<SHA256Digest> = []
        for lastByte in UInt8.min...UInt8.max {
          let computed = hash.finalize(lastByte: lastByte, bitCount: bitCount)
          let kept = lastByte & ~(0xff >> UInt8(bitCount))
          let ofKept = hash.finalize(lastByte: kept, bitCount: bitCount)
          try #require(computed == ofKept, "\(bitCount) bits of \(lastByte)")
          digests.insert(computed)
        }
        try #require(digests.count == 1 << bitCount)
        let wholeBytes = hash.finalize()
        try #require(digests.contains(wholeBytes) == (bitCount == 0))
      }
    }
  }

  @Test("A bit count outside 0 … 7 is a precondition failure")
  func bitCounts() async {
    await #expect(processExitsWith: .failure) { _ = SHA256().finalize(lastByte: 0, bitCount: 8) }
    await #expect(processExitsWith: .failure) { _ = SHA256().finalize(lastByte: 0, bitCount: -1) }
  }

  @Test(
    "The length of a message, in parts of up to gigabytes", arguments: [0, 1, 1 << 31, 0xffff_ffff, 1 << 32, 5 << 33])
  func partLengths(_ byteCount: Int) {
    for count in [0, 0xffff_ffff] {
      var hash = SHA256()
      hash.count(count)
      hash.count(byteCount)
      #expect(UInt64(hash.byteCountHigh) << 32 | UInt64(hash.byteCountLow) == UInt64(count + byteCount))
    }
  }

  @Test("The longest message has 2^61 − 1 bytes")
  func longest() async {
    await #expect(processExitsWith: .success) { hashAtTheLimit(byteCount: 1) }
    await #expect(processExitsWith: .failure) { hashAtTheLimit(byteCount: 2) }
    await #expect(processExitsWith: .failure) { hashAtTheLimit(byteCount: 1 << 20) }
  }
}

/// Adds bytes to a message of 2^61 − 2.
private func hashAtTheLimit(byteCount: Int) {
  var hash = SHA256()
  hash.byteCountLow = 0xffff_fffe
  hash.byteCountHigh = 0x1fff_ffff
  hash.update(data: [UInt8](repeating: 0, count: byteCount))
}
