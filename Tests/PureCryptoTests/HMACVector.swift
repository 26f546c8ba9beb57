import PureCrypto
import TestSupport

/// A key, a message and its code, which may be shortened.
struct HMACVector: Sendable {
  let name: String
  let key: [UInt8]
  let message: [UInt8]
  let code: [UInt8]
  /// Whether it is the right code.
  var isValid = true

  /// The ways of computing the code that give another one, or the right one where it is wrong, each by its name.
  func failures(on backend: SHA256.Backend, using generator: inout SeededGenerator) -> [String] {
    var failures: [String] = []
    func expect(_ computed: HMACSHA256.AuthenticationCode, _ way: String) {
      if Array(computed.prefix(code.count)) == code { if isValid { return } } else if !isValid { return }
      failures.append("\(name), \(way): \(computed)")
    }
    let prepared = HMACSHA256.Key(key.span, backend: backend)
    expect(HMACSHA256.authenticationCode(for: message.span, using: prepared), "in one part")

    var bytewise = HMACSHA256(key: prepared)
    for i in message.indices { bytewise.update(data: message.span.extracting(i..<i + 1)) }
    expect(bytewise.finalize(), "bytewise")

    for place in divisions(of: message.count, using: &generator) {
      var divided = HMACSHA256(key: prepared)
      divided.update(data: message.span.extracting(first: place))
      divided.update(data: message.span.extracting(droppingFirst: place))
      expect(divided.finalize(), "divided after \(place) bytes")
    }

    // Only a whole code can be valid.
    let isAccepted = HMACSHA256.isValidAuthenticationCode(
      code.span, authenticating: message.span, using: prepared)
    if isAccepted != (isValid && code.count == HMACSHA256.byteCount) { failures.append("\(name), checked") }
    return failures
  }
}
