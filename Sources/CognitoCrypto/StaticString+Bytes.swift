extension StaticString {
  /// Calls `body` with the bytes of a literal in UTF-8. A literal of `String` needs a runtime on 32-bit
  /// microcontrollers, this one does not.
  ///
  /// - Precondition: The literal was not given as a single `Unicode.Scalar`.
  @inline(__always)
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    // Unsafe: makes a span of an address. The bytes of a literal are part of the program, for as long as it runs.
    body(unsafe Span(_unsafeStart: utf8Start, count: utf8CodeUnitCount))
  }
}
