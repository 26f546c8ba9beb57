import PureCrypto
import Reference

/// SHA-256 on every backend: in parts, from a copy, ending inside a byte, and many messages at once.
func fuzz(_ input: inout Input) {
  let kind = input.byte()
  let isBatch = kind & 7 == 0
  let bitCount = input.number(below: 8)
  let lastByte = input.byte()
  let ranges = (0..<(isBatch ? input.number(below: 24) : 0)).map { _ in (input.byte(), input.byte()) }
  var (message, cuts) = input.dividedRest()
  // As long as what the backends compute several blocks at once.
  if kind & 15 == 1, !message.isEmpty { while message.count < 3000 { message += message } }
  let parts = message.divided(at: cuts)

  let expected = sha256(message)
  let expectedBits = sha256(message, lastByte: lastByte, bitCount: bitCount)
  SHA256.Backend.forEachAvailable { backend in
    var hash = SHA256(backend: backend)
    for part in parts { hash.update(data: part.span) }
    let copy = hash
    require(Array(hash.finalize()) == expected, "the digest of parts")
    require(Array(copy.finalize(lastByte: lastByte, bitCount: bitCount)) == expectedBits, "the digest of bits")
  }
  require(Array(SHA256.hash(data: message.span)) == expected, "the digest of one part")
  if isBatch { fuzzBatches(message, ranges) }
}

private func fuzzBatches(_ data: [UInt8], _ pairs: [(UInt8, UInt8)]) {
  let ranges = pairs.map { (first, second) in
    let (start, end) = (Int(first) * 4 % (data.count + 1), Int(second) * 4 % (data.count + 1))
    return min(start, end)..<max(start, end)
  }
  let expected = ranges.map { sha256(Array(data[$0])) }
  SHA256.BatchBackend.forEachAvailable { backend in
    let digests = [SHA256Digest](capacity: ranges.count) { output in
      SHA256.hashes(data: data.span, ranges: ranges.span, into: &output, on: backend)
    }
    require(digests.map { Array($0) } == expected, "the digests of a batch")
  }
}
