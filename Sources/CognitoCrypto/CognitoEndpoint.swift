/// Where requests go, and with which headers: HTTPS POST to the path "/".
///
/// Source: the metadata of the `cognito-idp` 2016-04-18 service model; AWS JSON 1.1 protocol.
public enum CognitoEndpoint {
  /// The value of the header `Content-Type`.
  public static var contentType: StaticString { "application/x-amz-json-1.1" }

  /// The value of the header `X-Amz-Target`, but for the name of the operation that comes after it.
  public static var targetPrefix: StaticString { "AWSCognitoIdentityProviderService." }

  /// Appends the host, `cognito-idp.<region>.amazonaws.com`, in China with `.cn` after it.
  ///
  /// - Throws: ``RequestError/invalidRegion``, ``RequestError/outputTooSmall(byteCount:)``.
  public static func host<Text: RequestText & ~Escapable>(
    region: Text, into output: inout OutputSpan<UInt8>
  ) throws(RequestError) {
    try RequestWriter.encode(into: &output) { (writer) in writer.host(region) }
  }

  /// Appends the head of an HTTP/1.1 request, up to and with the empty line before the body: all that a device with a
  /// TLS connection to the host has to send first.
  ///
  /// - Throws: ``RequestError/invalidRegion``, ``RequestError/outputTooSmall(byteCount:)``.
  /// - Precondition: `operation` is not `CognitoOperation.oauthToken`, whose host is the user pool's domain;
  ///   `bodyByteCount` is from 0 to 2^31 − 1.
  public static func head<Text: RequestText & ~Escapable>(
    of operation: CognitoOperation, region: Text, bodyByteCount: Int, into output: inout OutputSpan<UInt8>
  ) throws(RequestError) {
    precondition(operation != .oauthToken, "the token endpoint is on another host")
    precondition(bodyByteCount >= 0 && bodyByteCount <= 0x7fff_ffff, "this is no size of a body")
    try RequestWriter.encode(into: &output) { (writer) in
      writer.put("POST / HTTP/1.1\r\nHost: ")
      writer.host(region)
      writer.put("\r\nContent-Type: ")
      writer.put(contentType)
      writer.put("\r\nX-Amz-Target: ")
      writer.put(targetPrefix)
      writer.put(operation.name)
      writer.put("\r\nContent-Length: ")
      writer.decimal(bodyByteCount)
      writer.put("\r\n\r\n")
    }
  }
}

extension RequestWriter {
  fileprivate mutating func host<Text: RequestText & ~Escapable>(_ region: Text) {
    put("cognito-idp.")
    region.withUTF8Bytes { (region) in
      guard isRegion(region) else { return fail(.invalidRegion) }
      put(region)
      put(".amazonaws.com")
      if region[0] == 0x63, region[1] == 0x6e, region[2] == 0x2d { put(".cn") }
    }
  }

  /// Lower-case words with hyphens between, and a number at the end: nothing that could name another host.
  private func isRegion(_ region: Span<UInt8>) -> Bool {
    guard region.count >= 5, region.count <= 32 else { return false }
    var wasHyphen = true
    for i in 0..<region.count {
      let isHyphen = region[i] == 0x2d
      switch region[i] {
      case 0x30...0x39, 0x61...0x7a: break
      case 0x2d where !wasHyphen: break
      default: return false
      }
      wasHyphen = isHyphen
    }
    let last = region[region.count &- 1]
    return last >= 0x30 && last <= 0x39
  }

  /// Not by division, which some processors do not have.
  fileprivate mutating func decimal(_ value: Int) {
    let powers: InlineArray<10, Int> = [
      1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1,
    ]
    var rest = value
    for i in 0..<10 {
      var digit: UInt8 = 0x30
      while rest >= powers[i] {
        rest &-= powers[i]
        digit &+= 1
      }
      if value >= powers[i] || i == 9 { put(digit) }
    }
  }
}
