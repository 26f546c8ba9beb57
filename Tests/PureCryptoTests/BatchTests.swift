@testable import PureCrypto
import TestSupport
import Testing

/// A batch gives what its messages give one at a time, whatever their lengths.
struct BatchTests {
  /// Lengths of the messages of a batch, and how many there are.
  struct Mix: CustomTestStringConvertible {
    let lengths: ClosedRange<Int>
    let counts: ClosedRange<Int>
    var testDescription: String { "\(counts) messages of \(lengths) bytes" }
  }

  static let mixes = [
    Mix(lengths: 0...0, counts: 0...40), Mix(lengths: 0...55, counts: 0...100), Mix(lengths: 50...70, counts: 0...100),
    Mix(lengths: 64...64, counts: 0...70), Mix(lengths: 0...200, counts: 0...300),
    Mix(lengths: 0...4096, counts: 0...50),
    Mix(lengths: 4096...4096, counts: 15...17),
  ]

  /// Bytes and random ranges of them, some of which end where the bytes end.
  private static func messages(
    _ mix: Mix, using generator: inout SeededGenerator
  ) -> (bytes: [UInt8], ranges: [Range<Int>]) {
    let bytes = generator.bytes(5000)
    let ranges = (0..<Int.random(in: mix.counts, using: &generator)).map { (_) -> Range<Int> in
      let count = Int.random(in: mix.lengths, using: &generator)
      let last = bytes.count - count
      let start = Bool.random(using: &generator) ? last : Int.random(in: 0...last, using: &generator)
      return start..<start + count
    }
    return (bytes, ranges)
  }

  @Test("Digests", arguments: mixes, batchBackends)
  func digests(_ mix: Mix, _ backend: SHA256.BatchBackend) {
    var generator = SeededGenerator()
    for _ in 0..<10 {
      let (bytes, ranges) = Self.messages(mix, using: &generator)
      let digests = [SHA256Digest](capacity: ranges.count + 1) { (output) in
        // What stands there already stays.
        output.append(SHA256.hash(data: "first"))
        SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &output, on: backend)
      }
      #expect(digests == [SHA256.hash(data: "first")] + ranges.map { SHA256.digest(Array(bytes[$0]), on: .portable) })
    }
  }

  @Test("Lanes take an end that is as long as a client id can be, and no longer one", arguments: batchBackends)
  func longestSuffix(_ backend: SHA256.BatchBackend) {
    let key = HMACSHA256.Key([1, 2, 3])
    for count in [0, 127, 128, 129] {
      let suffix = [UInt8](repeating: 1, count: count)
      var areLanesUsed = false
      _ = [HMACSHA256.AuthenticationCode](capacity: 1) { (output) in
        let ranges = [0..<0]
        areLanesUsed = HMACSHA256.authenticateInLanes(
          suffix.span, ranges.span, suffix.span, key, into: &output, on: backend)
      }
      #expect(areLanesUsed == (backend != .oneByOne && count <= 128))
    }
  }

  @Test("Codes, of messages with and without the same end", arguments: mixes, batchBackends)
  func codes(_ mix: Mix, _ backend: SHA256.BatchBackend) {
    var generator = SeededGenerator()
    for suffixCount in [0, 1, 26, 63, 64, 65, 127, 128, 129, 500] {
      let (bytes, ranges) = Self.messages(mix, using: &generator)
      let suffix = generator.bytes(suffixCount)
      let secret = generator.bytes(32)
      for single in backends {
        let key = HMACSHA256.Key(secret.span, backend: single)
        let codes = [HMACSHA256.AuthenticationCode](capacity: ranges.count) { (output) in
          HMACSHA256.authenticationCodes(
            for: bytes.span, ranges: ranges.span, suffix: suffix.span, using: key, into: &output, on: backend)
        }
        let expected = ranges.map { HMACSHA256.code(Array(bytes[$0]) + suffix, secret, on: .portable) }
        let isSame = codes == expected
        #expect(isSame)
      }
    }
  }

  @Test("One long message among short ones", arguments: batchBackends)
  func longMessage(_ backend: SHA256.BatchBackend) {
    var generator = SeededGenerator()
    let bytes = generator.bytes(1_000_000)
    let ranges = (0..<40).map { $0 == 7 ? 0..<bytes.count : $0..<2 * $0 }
    let digests = [SHA256Digest](capacity: ranges.count) { (output) in
      SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &output, on: backend)
    }
    #expect(digests == ranges.map { SHA256.digest(Array(bytes[$0]), on: .portable) })
  }

  @Test("Messages that begin 64 bytes before the end of the data", arguments: batchBackends)
  func lastBlock(_ backend: SHA256.BatchBackend) {
    var generator = SeededGenerator()
    let bytes = generator.bytes(200)
    let ranges = (0..<40).map { 136 + $0 % 2..<200 - $0 }
    let digests = [SHA256Digest](capacity: ranges.count) { (output) in
      SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &output, on: backend)
    }
    #expect(digests == ranges.map { SHA256.digest(Array(bytes[$0]), on: .portable) })
  }

  @Test("Arrays")
  func arrays() {
    var generator = SeededGenerator()
    let messages = (0..<50).map { generator.bytes($0 * 3) }
    #expect(SHA256.hashes(data: messages) == messages.map { SHA256.hash(data: $0) })
    let key = HMACSHA256.Key("key")
    let codes = HMACSHA256.authenticationCodes(for: messages, using: key)
    let expected = messages.map { HMACSHA256.code($0, Array("key".utf8), on: .portable) }
    #expect(codes == expected)
    #expect(SHA256.hashes(data: []).isEmpty)
  }

  @Test("The same end one at a time")
  func suffix() {
    var generator = SeededGenerator()
    let secret = generator.bytes(20)
    for count in 0...150 {
      let message = generator.bytes(count)
      for split in 0...count {
        let key = HMACSHA256.Key(secret)
        let code = HMACSHA256.authenticationCode(
          for: message.span.extracting(first: split), suffix: message.span.extracting(droppingFirst: split), using: key)
        let isSame = code == HMACSHA256.code(message, secret, on: .portable)
        #expect(isSame)
      }
    }
  }

  @Test("A range that is not within the data traps")
  func rangeOutside() async {
    await #expect(processExitsWith: .failure) {
      let bytes = [UInt8](repeating: 0, count: 100)
      let ranges = [0..<50, 90..<101]
      _ = [SHA256Digest](capacity: 2) { SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &$0) }
    }
  }

  @Test("An empty range that is not within the data traps too")
  func emptyRangeOutside() async {
    await #expect(processExitsWith: .failure) {
      let bytes = [UInt8](repeating: 0, count: 100)
      let ranges = [0..<50, 101..<101]
      _ = [SHA256Digest](capacity: 2) { SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &$0) }
    }
  }

  @Test("A range before the data traps")
  func rangeBefore() async {
    await #expect(processExitsWith: .failure) {
      let bytes = [UInt8](repeating: 0, count: 100)
      let ranges = [-1..<50]
      _ = [SHA256Digest](capacity: 1) { SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &$0) }
    }
  }

  @Test("Too little room for the digests traps")
  func tooLittleRoom() async {
    await #expect(processExitsWith: .failure) {
      let bytes = [UInt8](repeating: 0, count: 100)
      let ranges = [0..<50, 50..<60]
      _ = [SHA256Digest](capacity: 1) { SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &$0) }
    }
  }
}
