import PureCrypto

/// Why a token has no username to give.
public enum TokenError: Error, Equatable, Sendable {
  /// The token is not three parts with dots between, the second in Base64url (RFC 7515 §2).
  case notJWT
  /// The payload is not JSON.
  case notJSON(JSONError)
  /// The payload has neither `cognito:username` nor `username`, or an empty one.
  case noUsername
  /// An output has less room than the `byteCount` bytes that were to be written.
  case outputTooSmall(byteCount: Int)
}

/// Reads the payload of a JSON Web Token without verifying it: for tokens that came from Cognito itself over TLS.
///
/// Nothing here says that a token is genuine. Never grant anything on what it reads.
public enum UnverifiedToken {
  /// Appends the payload, JSON, to `output`.
  ///
  /// - Throws: ``TokenError``; `output` is then as it was.
  /// - Leaks: the lengths of the token's parts, and whether it is well-formed.
  public static func payload(of token: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws(TokenError) {
    guard let range = payloadRange(of: token) else { throw .notJWT }
    let text = token.extracting(range)
    let byteCount = text.count / 4 &* 3 &+ (text.count & 3) &* 3 / 4
    guard byteCount <= output.freeCapacity else { throw .outputTooSmall(byteCount: byteCount) }
    let count = output.count
    do throws(Base64.DecodingError) {
      for start in stride(from: 0, to: text.count, by: 4) {
        let group = InlineArray<4, UInt8>({ (i) in
          start &+ i < text.count ? standardCharacter(text[start &+ i]) : 0x3d
        })
        try Base64.decode(group.span, into: &output)
      }
    } catch {
      output.removeLast(output.count &- count)
      throw .notJWT
    }
  }

  /// What stands between the first dot and the second. There are two, and a part before each.
  private static func payloadRange(of token: Span<UInt8>) -> Range<Int>? {
    var first = -1
    var second = -1
    for i in 0..<token.count where token[i] == 0x2e {
      if first < 0 { first = i } else if second < 0 { second = i } else { return nil }
    }
    return first > 0 && second > first &+ 1 ? first &+ 1..<second : nil
  }

  /// The character of RFC 4648 §4 in place of the one of §5, and in place of a foreign one something that is in
  /// neither.
  private static func standardCharacter(_ character: UInt8) -> UInt8 {
    switch character {
    case 0x2d: 0x2b  // - for +
    case 0x5f: 0x2f  // _ for /
    case 0x2b, 0x2f, 0x3d: 0
    default: character
    }
  }

  /// Appends to `output` the user pool's own username, from the payload of an ID token (`cognito:username`) or of an
  /// access token (`username`): see ``PoolUsername``. The payload is what ``payload(of:into:)`` gave.
  ///
  /// - Throws: ``TokenError``; `output` is then as it was.
  /// - Leaks: the payload. It is read with branches.
  public static func username(inPayload payload: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws(TokenError) {
    let claims: JSONValue
    do throws(JSONError) { claims = try JSONValue(parsing: payload) } catch { throw .notJSON(error) }
    guard let username = claims.member("cognito:username", or: "username")?.string,
      username.utf8Count > 0
    else { throw .noUsername }
    do throws(JSONOutputTooSmall) {
      try username.append(to: &output)
    } catch { throw .outputTooSmall(byteCount: error.byteCount) }
  }
}
