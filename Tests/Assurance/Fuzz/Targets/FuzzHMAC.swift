import PureCrypto
import Reference

/// HMAC-SHA-256 on every backend: in one part, in parts, with a suffix, many messages at once, and the comparison.
func fuzz(_ input: inout Input) {
  let isBatch = input.byte() & 7 == 0
  let change = input.byte()
  let place = input.number(below: 32)
  let secret = input.part()
  let suffix = input.part()
  let (message, cuts) = input.dividedRest()
  let parts = message.divided(at: cuts)

  let expected = hmacSHA256(message, key: secret)
  let expectedWithSuffix = hmacSHA256(message + suffix, key: secret)
  var received = expected
  received[place] ^= change
  SHA256.Backend.forEachAvailable { backend in
    let key = HMACSHA256.Key(secret.span, backend: backend)
    require(key.isApprovedKeyLength == (secret.count * 8 >= 112), "what is a short key")
    require(Array(HMACSHA256.authenticationCode(for: message.span, using: key)) == expected, "the code of one part")
    let withSuffix = HMACSHA256.authenticationCode(for: message.span, suffix: suffix.span, using: key)
    require(Array(withSuffix) == expectedWithSuffix, "the code of a message with a suffix")
    var hmac = HMACSHA256(key: key)
    for part in parts { hmac.update(data: part.span) }
    require(Array(hmac.finalize()) == expected, "the code of parts")
    let isValid = HMACSHA256.isValidAuthenticationCode(received.span, authenticating: message.span, using: key)
    require(isValid == (received == expected), "whether a code is valid")
    require(
      constantTimeEquals(secret.span, suffix.span) == (secret == suffix), "whether sequences of any lengths are equal")
  }
  if isBatch { fuzzBatches(message, cuts, suffix, secret) }
}

private func fuzzBatches(_ data: [UInt8], _ cuts: [Int], _ suffix: [UInt8], _ secret: [UInt8]) {
  let ranges = zip([0] + cuts, cuts + [data.count]).flatMap { [$0..<$1, 0..<$0, $1..<data.count] }
  let expected = ranges.map { hmacSHA256(data[$0] + suffix, key: secret) }
  let key = HMACSHA256.Key(secret.span)
  SHA256.BatchBackend.forEachAvailable { backend in
    let codes = [HMACSHA256.AuthenticationCode](capacity: ranges.count) { output in
      HMACSHA256.authenticationCodes(
        for: data.span, ranges: ranges.span, suffix: suffix.span, using: key, into: &output, on: backend)
    }
    require(codes.map { Array($0) } == expected, "the codes of a batch")
  }
}
