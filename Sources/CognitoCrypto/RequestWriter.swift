/// Writes a request, or only counts its bytes.
struct RequestWriter: ~Copyable, ~Escapable {
  private var output: OutputSpan<UInt8>
  private let isCounting: Bool
  /// The number of bytes so far, also of those that found no room.
  private(set) var byteCount = 0
  /// What went wrong first.
  private(set) var error: RequestError?
  /// Whether a comma goes before the next element.
  var needsComma = false

  @_lifetime(copy output)
  private init(_ output: consuming OutputSpan<UInt8>, isCounting: Bool) {
    self.output = output
    self.isCounting = isCounting
  }

  /// Appends to `output` what `write` writes, or nothing. `write` runs twice: the first time, its bytes are counted.
  static func encode(
    into output: inout OutputSpan<UInt8>, _ write: (inout RequestWriter) -> Void
  ) throws(RequestError) {
    var counter = RequestWriter(OutputSpan(), isCounting: true)
    write(&counter)
    if let error = counter.error { throw error }
    guard counter.byteCount <= output.freeCapacity else { throw .outputTooSmall(byteCount: counter.byteCount) }

    let count = output.count
    var writer = RequestWriter(output, isCounting: false)
    write(&writer)
    let (byteCount, error) = (writer.byteCount, writer.error)
    output = writer.output
    // Only a caller's closure that does something else the second time gets here with an error.
    guard error == nil, output.count == count &+ byteCount else {
      output.removeLast(output.count &- count)
      throw error ?? .outputTooSmall(byteCount: byteCount)
    }
  }

  mutating func fail(_ newError: RequestError) { if error == nil { error = newError } }

  mutating func put(_ byte: UInt8) {
    byteCount &+= 1
    if !isCounting, !output.isFull { output.append(byte) }
  }

  mutating func put(_ bytes: Span<UInt8>) { for i in 0..<bytes.count { put(bytes[i]) } }

  /// Writes ASCII text as it is.
  mutating func put(_ text: StaticString) { text.withUTF8Bytes { put($0) } }
}
