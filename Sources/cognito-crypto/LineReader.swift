/// Reads lines from a file, in constant memory.
///
/// Only a line feed ends a line; the last one may have none.
///
/// As long as ``fill()`` gives true, ``next()`` gives the lines that it has read, as ranges of ``buffer``.
struct LineReader: ~Copyable {
  /// The most bytes that a line can have.
  static let maximumByteCount = 65_536

  /// The number of the last line, from 1.
  private(set) var lineNumber = 0
  /// The bytes that were read, lines or not.
  private(set) var byteCount = 0
  /// The bytes from which ``next()`` takes its lines.
  private(set) var buffer = [UInt8](repeating: 0, count: 262_144)
  private let file: InputFile
  private var start = 0
  /// Where no line feed has been looked for yet.
  private var unseen = 0
  private var end = 0
  private var isAtEnd = false

  init(_ file: consuming InputFile) { self.file = file }

  /// Reads on, where ``next()`` found no more lines.
  ///
  /// - Returns: Whether there may be more lines.
  mutating func fill() throws(Failure) -> Bool {
    guard !isAtEnd else { return false }
    moveRestToFront()
    guard end < buffer.count else { throw tooLong(lineNumber + 1) }
    let count = try file.fill(&buffer, from: end)
    isAtEnd = count == 0
    byteCount += count
    end += count
    return true
  }

  /// The next line that is in the buffer, without its line feed; `nil` where ``fill()`` must read on.
  mutating func next() throws(Failure) -> Range<Int>? {
    unseen = nextLineFeed()
    guard unseen < end || (isAtEnd && start < end) else { return nil }
    let line = start..<unseen
    lineNumber += 1
    unseen = min(unseen + 1, end)
    start = unseen
    guard line.count <= Self.maximumByteCount else { throw tooLong(lineNumber) }
    return line
  }

  /// Where the next line feed is; ``end`` where there is none yet.
  private func nextLineFeed() -> Int {
    let bytes = buffer.span.extracting(first: end)
    var index = unseen
    while index < bytes.count, bytes[index] != 0x0a { index &+= 1 }
    return index
  }

  private mutating func moveRestToFront() {
    let rest = start..<end
    unseen -= start
    end -= start
    start = 0
    var bytes = buffer.mutableSpan
    for index in rest { bytes[index &- rest.lowerBound] = bytes[index] }
  }

  private func tooLong(_ lineNumber: Int) -> Failure {
    .badData("\(printable(file.name)): line \(lineNumber) has more than \(Self.maximumByteCount) bytes")
  }
}
