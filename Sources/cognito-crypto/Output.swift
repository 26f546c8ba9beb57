/// Standard output: results only, written in large pieces.
struct Output: ~Copyable {
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var fill = 0

  mutating func write(_ bytes: Span<UInt8>) throws(Failure) {
    var rest = bytes
    while rest.count > buffer.count - fill {
      let part = rest.extracting(first: buffer.count - fill)
      append(part)
      rest = rest.extracting(droppingFirst: part.count)
      try flush()
    }
    append(rest)
  }

  mutating func write(_ text: String) throws(Failure) { try write(text.utf8.span) }

  mutating func write(_ bytes: [UInt8]) throws(Failure) { try write(bytes.span) }

  mutating func write(byte: UInt8) throws(Failure) {
    if fill == buffer.count { try flush() }
    buffer[fill] = byte
    fill += 1
  }

  /// Writes what is left in the buffer. What cannot be written is dropped.
  mutating func flush() throws(Failure) {
    guard fill > 0 else { return }
    defer { fill = 0 }
    do { try OutputFile.standardOutput.write(buffer.span.extracting(first: fill)) } catch { throw .output(error) }
  }

  /// Writes what is left, and makes sure that all arrived.
  mutating func close() throws(Failure) {
    try flush()
    do { try OutputFile.standardOutput.close() } catch { throw .output(error) }
  }

  /// Adds bytes that fit.
  private mutating func append(_ bytes: Span<UInt8>) {
    let offset = fill
    fill += bytes.count
    var buffer = buffer.mutableSpan
    for index in bytes.indices { buffer[offset &+ index] = bytes[index] }
  }
}
