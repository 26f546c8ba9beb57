/// Standard output: results only, written in large pieces.
struct Output: ~Copyable {
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var fill = 0
  /// Whether all is kept here until it is written to another output, and nothing can go wrong.
  private let isKept: Bool

  init(isKept: Bool = false) { self.isKept = isKept }

  mutating func write(_ bytes: Span<UInt8>) throws(Failure) {
    if isKept, bytes.count > buffer.count - fill { grow(by: bytes.count) }
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
    if fill == buffer.count { if isKept { grow(by: 1) } else { try flush() } }
    buffer[fill] = byte
    fill += 1
  }

  /// Writes what `other` keeps, past this buffer.
  mutating func write(keptBy other: borrowing Output) throws(Failure) {
    try flush()
    try Self.write(other.buffer.span.extracting(first: other.fill))
  }

  /// Forgets what is in the buffer.
  mutating func drop() { fill = 0 }

  /// Writes what is left in the buffer. What cannot be written is dropped.
  mutating func flush() throws(Failure) {
    guard fill > 0 else { return }
    defer { fill = 0 }
    try Self.write(buffer.span.extracting(first: fill))
  }

  private static func write(_ bytes: Span<UInt8>) throws(Failure) {
    do { try OutputFile.standardOutput.write(bytes) } catch { throw .output(error) }
  }

  private mutating func grow(by byteCount: Int) {
    buffer.append(contentsOf: repeatElement(0, count: max(buffer.count, byteCount)))
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
