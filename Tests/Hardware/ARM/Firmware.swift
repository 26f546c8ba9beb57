import EmbeddedMemoryHelpers
import PureCrypto

// Every backend for arm64, on bare metal: the known answers of the library, NIST's and RFC 4231's vectors, and messages
// of many lengths, alone and in batches, against the portable backend.

func firmware() -> Bool {
  var isRight = SelfTest.run().isEmpty
  writeLine(isRight ? "known answers, in batches too: right" : "known answers: WRONG")
  var count: UInt32 = 0
  SHA256.Backend.forEachAvailable { backend in
    write(backend.name)
    writeLine(":")
    isRight = report("  NIST SHA-256 short messages", hashes(nistShort, backend), of: nistShortCount) && isRight
    isRight = report("  NIST SHA-256 long messages", hashes(nistLong, backend), of: nistLongCount) && isRight
    isRight = report("  RFC 4231 HMAC-SHA-256", codes(rfc4231, backend), of: rfc4231Count) && isRight
    isRight = report("  lengths to 8 KiB as the portable backend", lengths(backend), of: lengthCount) && isRight
    count &+= 1
  }
  // portable, vector and armSHA2.
  isRight = report("backends", count, of: 3) && isRight
  SHA256.BatchBackend.forEachAvailable { backend in
    write(backend.name)
    writeLine(":")
    isRight = report("  mixed batches as one message at a time", batches(backend), of: batchCount) && isRight
  }
  isRight = report("Base64 of digests as of any bytes", encodings(), of: encodingCount) && isRight
  writeLine(isRight ? "PASS" : "FAIL")
  return isRight
}

/// The number of digests that are right in a file of NIST.
func hashes(_ file: StaticString, _ backend: SHA256.Backend) -> UInt32 {
  var text = VectorText(file)
  var byteCount = 0
  var message = VectorBytes()
  var digest = VectorBytes()
  var right: UInt32 = 0
  while !text.isAtEnd {
    if text.skip("Len = ") {
      byteCount = text.number() / 8
    } else if text.skip("Msg = ") {
      text.hexadecimal(into: &message)
    } else if text.skip("MD = ") {
      text.hexadecimal(into: &digest)
      let found = hash(message.span.extracting(first: byteCount), backend)
      if constantTimeEquals(found.bytes.span, digest.span) { right &+= 1 }
    }
    text.skipLine()
  }
  return right
}

func hash(_ message: Span<UInt8>, _ backend: SHA256.Backend) -> SHA256Digest {
  var hash = SHA256(backend: backend)
  hash.update(data: message)
  return hash.finalize()
}

/// The number of authentication codes that are right in a file of RFC 4231. A short code is the beginning of a whole.
func codes(_ file: StaticString, _ backend: SHA256.Backend) -> UInt32 {
  var text = VectorText(file)
  var secret = VectorBytes()
  var message = VectorBytes()
  var code = VectorBytes()
  var right: UInt32 = 0
  while !text.isAtEnd {
    if text.skip("Key = ") {
      text.hexadecimal(into: &secret)
    } else if text.skip("Msg = ") {
      text.hexadecimal(into: &message)
    } else if text.skip("MD = ") {
      text.hexadecimal(into: &code)
      let found = HMACSHA256.authenticationCode(
        for: message.span, using: HMACSHA256.Key(secret.span, backend: backend))
      if constantTimeEquals(found.bytes.span.extracting(first: code.count), code.span) { right &+= 1 }
    }
    text.skipLine()
  }
  return right
}

/// Bytes that do not repeat soon.
var data: InlineArray<8192, UInt8> {
  InlineArray(initializingWith: { (output) in
    var state: UInt32 = 1
    while !output.isFull {
      state = state &* 1_664_525 &+ 1_013_904_223
      output.append(UInt8(truncatingIfNeeded: state &>> 24))
    }
  })
}

let lengthCount: UInt32 = 135

/// The number of messages, of 0, 61 … bytes, whose digests are those of the portable backend.
func lengths(_ backend: SHA256.Backend) -> UInt32 {
  let bytes = data
  var right: UInt32 = 0
  for byteCount in stride(from: 0, through: bytes.count, by: 61) {
    let message = bytes.span.extracting(last: byteCount)
    if hash(message, backend) == hash(message, .portable) { right &+= 1 }
  }
  return right
}

let batchCount: UInt32 = 30

/// The number of messages of a batch, of 0 to some thousand bytes, whose digests and codes are those of each alone.
func batches(_ backend: SHA256.BatchBackend) -> UInt32 {
  let bytes = data
  let ranges = InlineArray<30, Range<Int>>(initializingWith: { (ranges) in
    while !ranges.isFull {
      let i = ranges.count
      ranges.append(i..<i &+ (i &* i &* 97) % 4096 &+ i)
    }
  })
  let digests = InlineArray<30, SHA256Digest>(initializingWith: { (digests) in
    SHA256.hashes(data: bytes.span, ranges: ranges.span, into: &digests, on: backend)
  })
  let key = HMACSHA256.Key(bytes.span.extracting(first: 40))
  let suffix = bytes.span.extracting(first: 26)
  let codes = InlineArray<30, HMACSHA256.AuthenticationCode>(initializingWith: { (codes) in
    HMACSHA256.authenticationCodes(
      for: bytes.span, ranges: ranges.span, suffix: suffix, using: key, into: &codes, on: backend)
  })
  var right: UInt32 = 0
  for i in ranges.indices {
    let message = bytes.span.extracting(ranges[i])
    let portable = HMACSHA256.Key(bytes.span.extracting(first: 40), backend: .portable)
    let code = HMACSHA256.authenticationCode(for: message, suffix: suffix, using: portable)
    if digests[i] == hash(message, .portable), codes[i] == code { right &+= 1 }
  }
  return right
}

let encodingCount: UInt32 = 256

/// The number of digests whose Base64, which is made in vectors, is that which is made of bytes in any number.
func encodings() -> UInt32 {
  let bytes = data
  var right: UInt32 = 0
  for i in stride(from: 0, to: 256, by: 1) {
    let digest = hash(bytes.span.extracting(first: i), .portable).bytes
    let text = Base64.encode(digest)
    let expected = InlineArray<44, UInt8>(initializingWith: { Base64.encode(digest.span, into: &$0) })
    if constantTimeEquals(text.span, expected.span) { right &+= 1 }
  }
  return right
}
