import PureCrypto
import Testing

/// What ``HMACSHA256`` promises beside the right code.
struct HMACContractTests {
  private let secret = Array("ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b".utf8)
  private let message = Array("a2c2e290-6d0f-4a08-a5ca-f0162935f3a6".utf8)

  @Test("Keys around the size of a block, and the empty key", arguments: [0, 1, 63, 64, 65, 128], backends)
  func keyLengths(_ count: Int, _ backend: SHA256.Backend) {
    let key = (0..<count).map { UInt8(truncatingIfNeeded: $0 &+ 1) }
    for length in [0, 1, 55, 56, 64, 200] {
      let message = [UInt8](repeating: 0x5a, count: length)
      let code = HMACSHA256.code(message, key, on: backend)
      #expect(Array(code) == NaiveSHA256.authenticationCode(for: message, using: key), "\(count), \(length) bytes")
    }
  }

  @Test("The ways to give key and message agree")
  func overloads() {
    let text = "sign-up 🗝️"
    let bytes = Array(text.utf8)
    let expected = NaiveSHA256.authenticationCode(for: bytes, using: bytes)
    let key = HMACSHA256.Key(text)
    let keyOfBytes = HMACSHA256.Key(bytes)
    let keyOfSpan = HMACSHA256.Key(bytes.span)
    let codes = [
      HMACSHA256.authenticationCode(for: text, using: key),
      HMACSHA256.authenticationCode(for: bytes, using: keyOfBytes),
      HMACSHA256.authenticationCode(for: bytes.span, using: keyOfSpan),
    ]
    for code in codes { #expect(Array(code) == expected) }
    var string = HMACSHA256(key: key)
    string.update(data: text)
    let ofString = string.finalize()
    #expect(Array(ofString) == expected)
    var array = HMACSHA256(key: key)
    array.update(data: bytes)
    let ofArray = array.finalize()
    #expect(Array(ofArray) == expected)
    #expect(HMACSHA256.byteCount == expected.count)
  }

  @Test("A key serves many messages, in turn and at once", arguments: backends)
  func reuse(_ backend: SHA256.Backend) throws {
    let key = HMACSHA256.Key(secret.span, backend: backend)
    for count in 0..<200 {
      let message = [UInt8](repeating: UInt8(count), count: count)
      let code = HMACSHA256.authenticationCode(for: message.span, using: key)
      try #require(Array(code) == NaiveSHA256.authenticationCode(for: message, using: secret), "\(count) bytes")
    }
    var first = HMACSHA256(key: key)
    var second = HMACSHA256(key: key)
    first.update(data: "a")
    second.update(data: "b")
    first.update(data: "c")
    let codes = (first.finalize(), second.finalize())
    #expect(Array(codes.0) == NaiveSHA256.authenticationCode(for: Array("ac".utf8), using: secret))
    #expect(Array(codes.1) == NaiveSHA256.authenticationCode(for: Array("b".utf8), using: secret))
  }

  @Test("A computation that is given up harms nothing")
  func givenUp() {
    let key = HMACSHA256.Key(secret)
    var hmac = HMACSHA256(key: key)
    hmac.update(data: message)
    hmac = HMACSHA256(key: key)
    hmac.update(data: message)
    let code = hmac.finalize()
    #expect(Array(code) == NaiveSHA256.authenticationCode(for: message, using: secret))
  }

  @Test("Only the whole and right code is valid", arguments: backends)
  func validity(_ backend: SHA256.Backend) throws {
    let key = HMACSHA256.Key(secret.span, backend: backend)
    let code = HMACSHA256.authenticationCode(for: message.span, using: key)
    let bytes = Array(code)
    func isValid(_ bytes: [UInt8]) -> Bool {
      HMACSHA256.isValidAuthenticationCode(bytes.span, authenticating: message.span, using: key)
    }
    #expect(isValid(bytes))
    let isWholeValid = HMACSHA256.isValidAuthenticationCode(code, authenticating: message.span, using: key)
    #expect(isWholeValid)
    let isArrayValid = HMACSHA256.isValidAuthenticationCode(bytes, authenticating: message, using: key)
    #expect(isArrayValid)
    for count in 0..<32 { #expect(!isValid(Array(bytes[..<count])), "\(count) bytes") }
    #expect(!isValid(bytes + [0]))
    #expect(!isValid(bytes + bytes))
    for bit in 0..<256 {
      var wrong = bytes
      wrong[bit / 8] ^= 1 << UInt8(bit % 8)
      try #require(!isValid(wrong), "bit \(bit)")
      let wrongCode = HMACSHA256.AuthenticationCode(bytes: InlineArray { wrong[$0] })
      try #require(wrongCode != code, "bit \(bit)")
      let isWrongValid = HMACSHA256.isValidAuthenticationCode(wrongCode, authenticating: message.span, using: key)
      try #require(!isWrongValid, "bit \(bit)")
    }
    let otherKey = HMACSHA256.Key((secret + [1]).span, backend: backend)
    let isValidForOther = HMACSHA256.isValidAuthenticationCode(code, authenticating: message.span, using: otherKey)
    #expect(!isValidForOther)
  }

  @Test("14 bytes are an approved key length", arguments: 0...130)
  func approvedKeyLength(_ count: Int) {
    let key = HMACSHA256.Key([UInt8](repeating: 1, count: count))
    let isApproved = key.isApprovedKeyLength
    #expect(isApproved == (count >= 14))
  }

  @Test("A code as text and as a collection")
  func codeRepresentations() {
    // RFC 4231 §4.3.
    let code = HMACSHA256.authenticationCode(for: "what do ya want for nothing?", using: HMACSHA256.Key("Jefe"))
    #expect(code.description == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(Array(code).count == 32)
    #expect(code.first == 0x5b)
    #expect(code.last == 0x43)
  }
}
