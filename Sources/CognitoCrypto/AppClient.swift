import PureCrypto

/// An Amazon Cognito app client that has a secret: makes and checks the `SecretHash` of its users.
///
/// ```swift
/// let client = try AppClient(id: "18u8119jgbpr464n28s1itk2mq", secret: secret)
/// let hash = try client.secretHash(username: "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6")
/// ```
///
/// The secret is not kept: only the two hash values of it that HMAC needs, which are wiped when the life of the client
/// ends. It cannot be copied or printed.
///
/// Any bytes are hashed as they are, but for what cannot be meant. Whether Cognito could have issued such an id, secret
/// or username is the question of ``CredentialLint``.
///
/// - Leaks: the lengths of id, secret and username.
///
/// Source: Amazon Cognito Developer Guide, "Computing secret hash values":
/// SecretHash = Base64(HMAC-SHA-256(key: client secret, message: username ‖ client id)).
public struct AppClient: ~Copyable, Sendable {
  /// The most bytes that a client id can have.
  public static var maximumIDByteCount: Int { 128 }

  let key: HMACSHA256.Key
  let idBytes: InlineArray<128, UInt8>
  let idByteCount: Int

  /// Prepares a client from the UTF-8 bytes of its id and its secret.
  ///
  /// - Throws: ``AppClientError/emptyID``, ``AppClientError/idTooLong(byteCount:)``, ``AppClientError/emptySecret``.
  public init(id: Span<UInt8>, secret: Span<UInt8>) throws(AppClientError) {
    guard !id.isEmpty else { throw .emptyID }
    guard id.count <= Self.maximumIDByteCount else { throw .idTooLong(byteCount: id.count) }
    guard !secret.isEmpty else { throw .emptySecret }
    var bytes = InlineArray<128, UInt8>(repeating: 0)
    for i in 0..<id.count { bytes[i] = id[i] }
    idBytes = bytes
    idByteCount = id.count
    key = HMACSHA256.Key(secret)
  }

  /// The hash to send with requests for `username`, its UTF-8 bytes exactly as in the request.
  ///
  /// ``CognitoOperation/usernameRule`` says which username that is.
  ///
  /// - Throws: ``AppClientError/emptyUsername``.
  /// - Leaks: the length of the username.
  /// - Precondition: The username is shorter than 2^61 − 192 bytes.
  public borrowing func secretHash(username: Span<UInt8>) throws(AppClientError) -> SecretHash {
    guard !username.isEmpty else { throw .emptyUsername }
    let id = idBytes.span.extracting(first: idByteCount)
    return SecretHash(HMACSHA256.authenticationCode(for: username, suffix: id, using: key))
  }

  /// Whether `hash` is the hash of `username`. An empty username has none.
  ///
  /// - Leaks: the length of the username, and the result; never how much of a wrong hash is right.
  /// - Precondition: The username is shorter than 2^61 − 192 bytes.
  public borrowing func isValid(_ hash: SecretHash, username: Span<UInt8>) -> Bool {
    guard let expected = try? secretHash(username: username) else { return false }
    return expected == hash
  }
}

/// Why there is no secret hash.
public enum AppClientError: Error, Equatable, Sendable {
  /// The client id is empty.
  case emptyID
  /// The client id has more than ``AppClient/maximumIDByteCount`` bytes.
  case idTooLong(byteCount: Int)
  /// The client secret is empty.
  case emptySecret
  /// The username is empty.
  case emptyUsername
}
