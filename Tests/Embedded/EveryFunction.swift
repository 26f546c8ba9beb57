import CognitoCrypto
import PureCrypto

/// What the functions gave.
struct Results {
  var bits: UInt32 = 0

  mutating func add(_ isTrue: Bool) { bits = bits &<< 1 | (isTrue ? 1 : 0) }
}

/// Calls every public function, so that a link shows all that the libraries need.
@c public func everyFunction(
  _ start: UnsafePointer<UInt8>, _ count: Int, _ output: UnsafeMutablePointer<UInt8>
) -> UInt32 {
  let bytes = unsafe Span(_unsafeStart: start, count: count)
  var results = Results()

  var hash = SHA256()
  hash.update(data: bytes)
  results.add(hash.finalize() == SHA256.hash(data: bytes))
  results.add(hash.finalize(lastByte: 0x80, bitCount: 1) == SHA256Digest(bytes: SHA256.hash(data: bytes).bytes))
  SHA256.Backend.forEachAvailable { results.add($0 == .preferred) }

  let ranges: InlineArray<2, Range<Int>> = [0..<count, 0..<0]
  let digests = InlineArray<2, SHA256Digest>(initializingWith: { (digests) in
    SHA256.hashes(data: bytes, ranges: ranges.span, into: &digests)
  })
  results.add(digests[0] == digests[1])
  SHA256.BatchBackend.forEachAvailable { results.add($0 == .preferred && $0.isAvailable) }
  results.add(SHA256.Backend.preferred.name.utf8CodeUnitCount == SHA256.BatchBackend.preferred.name.utf8CodeUnitCount)

  let key = HMACSHA256.Key(bytes)
  let codes = InlineArray<2, HMACSHA256.AuthenticationCode>(initializingWith: { (codes) in
    HMACSHA256.authenticationCodes(for: bytes, ranges: ranges.span, suffix: bytes, using: key, into: &codes)
  })
  results.add(codes[0] == codes[1])
  var hmac = HMACSHA256(key: key)
  hmac.update(data: bytes)
  let code = hmac.finalize()
  results.add(HMACSHA256.isValidAuthenticationCode(code, authenticating: bytes, using: key))
  results.add(HMACSHA256.isValidAuthenticationCode(bytes, authenticating: bytes, using: key))
  results.add(code == HMACSHA256.authenticationCode(for: bytes, using: key))
  results.add(key.isApprovedKeyLength)
  results.add(constantTimeEquals(bytes, code.bytes.span))

  var text = unsafe OutputSpan(buffer: UnsafeMutableBufferPointer(start: output, count: 64), initializedCount: 0)
  Base64.encode(code.bytes.span, into: &text)
  results.add(Base64.encodedByteCount(for: count) > count)
  results.add((try? Base64.decodedByteCount(of: bytes)) == nil)
  results.add((try? Base64.decode(bytes, into: &text)) == nil)

  results.add(SelfTest.run().isEmpty)
  results.add(SelfTest.run(on: .portable, injectingFailureIn: .hmacLongKey).contains(.hmacLongKey))

  if let client = try? AppClient(id: bytes, secret: bytes), let hash = try? client.secretHash(username: bytes) {
    results.add(client.isValid(hash, username: bytes))
    let hashes = InlineArray<2, SecretHash>(initializingWith: { (hashes) in
      try? client.secretHashes(usernames: bytes, ranges: ranges.span, into: &hashes)
      while !hashes.isFull { hashes.append(hash) }
    })
    results.add(hashes[0] == hashes[1])
    results.add((try? SecretHash(bytes)) == hash)
    results.add(client.matchingSecret(of: hash, username: bytes, previous: client) == .current)
  }
  addDiagnosis(bytes, to: &results)
  results.add(CredentialLint.clientID(bytes).contains(.whitespace))
  results.add(CredentialLint.clientSecret(bytes).isEmpty)
  results.add(CredentialLint.username(bytes) == CredentialLint.username(bytes))
  for rawValue in 0..<CognitoOperation.count {
    guard let operation = CognitoOperation(rawValue: rawValue) else { continue }
    results.add(operation.requiresSigV4)
    results.add(operation.placement.isSecretHash)
    results.add(operation.usernameRule == .none)
    results.add(operation.name.utf8CodeUnitCount > 0)
  }
  everyRequest(bytes, into: &text, &results)
  return results.bits
}

func addDiagnosis(_ bytes: Span<UInt8>, to results: inout Results) {
  var context = Diagnosis.Context()
  results.add((try? context.add(bytes, as: .email)) == nil)
  results.add((try? context.add(errorText: bytes)) == nil)
  guard
    let diagnosis = try? Diagnosis(
      of: bytes, username: bytes, clientID: bytes, secret: bytes, previousSecret: bytes, context: context)
  else { return }
  results.add(diagnosis.verdict == .right)
  results.add(diagnosis.rightHash == (try? SecretHash(bytes)))
  results.add(diagnosis.matchingSecret == .current)
  results.add(diagnosis.attemptCount > 1000)
  results.add(diagnosis.advice.contains(.checkSecret))
  results.add(diagnosis.refusal == .mismatch)
  results.add(diagnosis.verdict.identifier.utf8CodeUnitCount > 0)
  for i in 0..<diagnosis.causeCount {
    let cause = diagnosis.cause(at: i)
    results.add(cause.contains(.formula(.clientIDFirst)))
    for j in 0..<cause.count {
      results.add(cause[j].subject.utf8CodeUnitCount > 0)
      results.add(cause[j].predicate.utf8CodeUnitCount > 0)
      results.add(cause[j].fix.utf8CodeUnitCount > 0)
    }
  }
}
