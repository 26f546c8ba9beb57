/// Literals, which on microcontrollers cannot be a `String`: that needs a runtime.
extension StaticString: RequestText {
  /// Calls `body` with the UTF-8 bytes.
  public func withUTF8Bytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    // Unsafe: the buffer is valid within the closure, which is as long as the span is used.
    withUTF8Buffer { (buffer) in unsafe body(buffer.span) }
  }
}
