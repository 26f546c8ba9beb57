import CognitoCrypto
import EmbeddedMemoryHelpers
import PureCrypto

// The self-test of a board: the known answers of the library, and the vectors that `make-vectors` puts into
// `Vectors.swift`, read from the text of their files.

func firmware() -> Bool {
  var isRight = report("known answers", selfTest(), of: UInt32(SelfTest.KnownAnswer.count))
  isRight = report("NIST SHA-256 short messages", hashes(nistBytes), of: nistBytesCount) && isRight
  isRight = report("NIST SHA-256 short messages of bits", hashes(nistBits), of: nistBitsCount) && isRight
  isRight = report("RFC 4231 HMAC-SHA-256", codes(rfc4231), of: rfc4231Count) && isRight
  isRight = report("Cognito SecretHash", secretHashes(cognito), of: cognitoCount) && isRight
  writeLine(isRight ? "PASS" : "FAIL")
  return isRight
}

/// The number of the library's known answers that are met.
func selfTest() -> UInt32 {
  let failures = SelfTest.run()
  var right: UInt32 = 0
  for rawValue in 0..<SelfTest.KnownAnswer.count {
    guard let answer = SelfTest.KnownAnswer(rawValue: rawValue) else { continue }
    if failures.contains(answer) {
      write("wrong: ")
      writeLine(answer.name)
    } else {
      right &+= 1
    }
  }
  return right
}

/// The number of digests that are right in a file of NIST, with messages in bytes or in bits.
func hashes(_ file: StaticString) -> UInt32 {
  var text = VectorText(file)
  var bitCount = 0
  var message = VectorBytes()
  var digest = VectorBytes()
  var right: UInt32 = 0
  while !text.isAtEnd {
    if text.skip("Len = ") {
      bitCount = text.number()
    } else if text.skip("Msg = ") {
      text.hexadecimal(into: &message)
    } else if text.skip("MD = ") {
      text.hexadecimal(into: &digest)
      if constantTimeEquals(hash(message.span, bitCount: bitCount).bytes.span, digest.span) { right &+= 1 }
    }
    text.skipLine()
  }
  return right
}

func hash(_ message: Span<UInt8>, bitCount: Int) -> SHA256Digest {
  let whole = message.extracting(first: bitCount &>> 3)
  guard bitCount & 7 > 0 else { return SHA256.hash(data: whole) }
  var hash = SHA256()
  hash.update(data: whole)
  return hash.finalize(lastByte: message[bitCount &>> 3], bitCount: bitCount & 7)
}

/// The number of authentication codes that are right in a file of RFC 4231. A short code is the beginning of a whole.
func codes(_ file: StaticString) -> UInt32 {
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
      let computed = HMACSHA256.authenticationCode(for: message.span, using: HMACSHA256.Key(secret.span))
      if constantTimeEquals(computed.bytes.span.extracting(first: code.count), code.span) { right &+= 1 }
    }
    text.skipLine()
  }
  return right
}

/// The number of secret hashes that are right in a JSON file.
func secretHashes(_ file: StaticString) -> UInt32 {
  var text = VectorText(file)
  var name = VectorBytes()
  var username = VectorBytes()
  var clientID = VectorBytes()
  var secret = VectorBytes()
  var hash = VectorBytes()
  var right: UInt32 = 0
  while !text.isAtEnd {
    text.quotation(into: &name)
    if name.isEqual(to: "username") {
      text.quotation(into: &username)
    } else if name.isEqual(to: "clientID") {
      text.quotation(into: &clientID)
    } else if name.isEqual(to: "clientSecret") {
      text.quotation(into: &secret)
    } else if name.isEqual(to: "secretHash") {
      text.quotation(into: &hash)
      guard let client = try? AppClient(id: clientID.span, secret: secret.span),
        let computed = try? client.secretHash(username: username.span)
      else { continue }
      if constantTimeEquals(computed.bytes.span, hash.span) { right &+= 1 }
    }
  }
  return right
}
