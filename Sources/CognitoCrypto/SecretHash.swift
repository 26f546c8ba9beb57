import PureCrypto

/// A `SecretHash`: the Base64 of 32 bytes, always 44 ASCII characters.
///
/// - Leaks: `==` reveals only its result.
public struct SecretHash: Sendable, Equatable {
  /// The size of a secret hash in bytes.
  public static var byteCount: Int { 44 }

  /// The hash in ASCII, as it is sent.
  public let bytes: InlineArray<44, UInt8>

  /// The Base64 of `code`.
  @inline(__always)
  init(_ code: HMACSHA256.AuthenticationCode) {
    bytes = Base64.encode(code.bytes)
  }

  /// A hash that was received, from its text.
  ///
  /// - Throws: ``SecretHashError`` where the text is not the Base64 of 32 bytes.
  public init(_ text: Span<UInt8>) throws(SecretHashError) {
    guard text.count == Self.byteCount else { throw .length(byteCount: text.count) }
    guard (try? Base64.decodedByteCount(of: text)) == HMACSHA256.byteCount else { throw .notBase64 }
    bytes = InlineArray(initializingWith: { (output) in for i in 0..<text.count { output.append(text[i]) } })
  }

  /// Whether two hashes are equal, in constant time.
  public static func == (first: SecretHash, second: SecretHash) -> Bool {
    constantTimeEquals(first.bytes.span, second.bytes.span)
  }
}

/// Why a text is not a secret hash.
public enum SecretHashError: Error, Equatable, Sendable {
  /// A secret hash has 44 characters.
  case length(byteCount: Int)
  /// A secret hash is the Base64 (RFC 4648 §4) of 32 bytes.
  case notBase64
}
