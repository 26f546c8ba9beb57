/// The UTF-8 bytes of a text in the program: `String.utf8.span` needs the runtime's reference counts on 32-bit boards.
@_lifetime(immortal)
func bytes(_ text: StaticString) -> Span<UInt8> {
  // The text of a program lives as long as the program.
  let span = unsafe Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount)
  return unsafe _overrideLifetime(span, copying: ())
}
