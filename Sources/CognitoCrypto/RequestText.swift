/// A text of a request: a `String`, a `Span<UInt8>` of UTF-8 bytes, or a `StaticString`.
public protocol RequestText: ~Escapable {
  /// Calls `body` with the UTF-8 bytes.
  func withUTF8Bytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result
}

extension Span: RequestText where Element == UInt8 {
  /// Calls `body` with the bytes themselves.
  public func withUTF8Bytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(self) }
}

#if !hasFeature(Embedded)
  extension String: RequestText {
    /// Calls `body` with the UTF-8 bytes.
    public func withUTF8Bytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(utf8.span) }
  }
#endif
