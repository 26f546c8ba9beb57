#if !hasFeature(Embedded)
  /// A request that is ready to be sent by HTTPS POST.
  ///
  /// The body holds what is secret: passwords, codes, tokens. Printing the request shows only the operation.
  public struct CognitoRequest: Sendable, CustomStringConvertible, CustomReflectable {
    /// The operation.
    public let operation: CognitoOperation
    /// The body: JSON, or a form for `CognitoOperation.oauthToken`.
    public let body: [UInt8]

    /// Encodes a body: first into no room, to learn the size.
    init(
      _ operation: CognitoOperation, _ encode: (inout OutputSpan<UInt8>) throws(RequestError) -> Void
    ) throws(RequestError) {
      self.operation = operation
      body = try .init(encoding: encode)
    }

    /// The body as text.
    public var bodyText: String { String(decoding: body, as: UTF8.self) }

    /// The headers. Those of the token endpoint want `Authorization` besides, those of operations for servers a
    /// signature (``CognitoOperation/requiresSigV4``).
    public var headers: [String: String] {
      operation == .oauthToken
        ? ["Content-Type": "application/x-www-form-urlencoded"]
        : [
          "Content-Type": CognitoEndpoint.contentType.description,
          "X-Amz-Target": "\(CognitoEndpoint.targetPrefix)\(operation.name)",
        ]
    }

    /// The name of the operation.
    public var description: String { operation.description }

    /// Nothing that is secret.
    public var customMirror: Mirror { Mirror(self, children: ["operation": operation]) }
  }

  extension [UInt8] {
    /// What `encode` writes, which is first given no room, to learn the size.
    init(encoding encode: (inout OutputSpan<UInt8>) throws(RequestError) -> Void) throws(RequestError) {
      var byteCount = 0
      do throws(RequestError) {
        var none = OutputSpan<UInt8>()
        try encode(&none)
      } catch .outputTooSmall(let needed) {
        byteCount = needed
      }
      self = try [UInt8](capacity: byteCount) { (output) throws(RequestError) in try encode(&output) }
    }
  }
#endif
