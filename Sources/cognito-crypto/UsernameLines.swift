import CognitoCrypto

/// How a hash is printed.
enum HashFormat: String { case text, tsv, json }

/// Whole lines of usernames, and the text that is printed for them: a piece of work for one thread.
final class UsernameLines {
  /// The most bytes at once. A line is much shorter.
  static let maximumByteCount = 524_288
  /// The usernames that are hashed at once.
  private static let groupCount = 256

  /// The bytes: lines with their line feeds, but for the last line of all.
  fileprivate(set) var bytes = [UInt8](repeating: 0, count: maximumByteCount)
  fileprivate(set) var byteCount = 0
  /// What is printed.
  private(set) var text = Output(isKept: true)
  /// The number of lines, also of those that were not hashed because one before them could not be.
  private(set) var lineCount = 0
  /// The first line that ends with a carriage return which was not dropped, from 0.
  private(set) var carriageReturnLine: Int?
  /// The line, from 0, that cannot be hashed or printed, and why.
  private(set) var failure: (line: Int, reason: String)?

  /// Whether the first line begins with a byte order mark.
  var beginsWithMark: Bool {
    let bytes = bytes
    return beginsWithByteOrderMark(bytes.span.extracting(first: byteCount))
  }

  /// Makes the text.
  func hash(_ client: borrowing AppClient, _ format: HashFormat, dropsCR: Bool) {
    text.drop()
    lineCount = 0
    carriageReturnLine = nil
    failure = nil
    var group: [Range<Int>] = []
    group.reserveCapacity(Self.groupCount)
    // Another reference to the same bytes, not a copy.
    let buffer = bytes
    let bytes = buffer.span.extracting(first: byteCount)
    var start = 0
    while start < bytes.count, failure == nil {
      var end = start
      while end < bytes.count, bytes[end] != 0x0a { end &+= 1 }
      group.append(username(start..<end, bytes, dropsCR: dropsCR))
      lineCount += 1
      start = end + 1
      if group.count == Self.groupCount || start >= bytes.count || failure != nil {
        write(group, bytes, client, format)
        group.removeAll(keepingCapacity: true)
      }
    }
  }

  /// The username of a line, which is not hashed where there is now a failure.
  private func username(_ line: Range<Int>, _ bytes: Span<UInt8>, dropsCR: Bool) -> Range<Int> {
    var line = line
    if line.count > LineReader.maximumByteCount {
      failure = (lineCount, " has more than \(LineReader.maximumByteCount) bytes")
    } else if let last = line.last, bytes[last] == 0x0d {
      if dropsCR { line.removeLast() } else if carriageReturnLine == nil { carriageReturnLine = lineCount }
    }
    if line.isEmpty, failure == nil { failure = (lineCount, ": \(AppClientError.emptyUsername)") }
    return line
  }

  /// Writes the hashes of the last lines, all but the last where there is a failure.
  private func write(
    _ lines: [Range<Int>], _ bytes: Span<UInt8>, _ client: borrowing AppClient, _ format: HashFormat
  ) {
    let count = lines.count - (failure == nil ? 0 : 1)
    let first = lineCount - lines.count
    let usernames = lines.span.extracting(first: count)
    // None is empty, and the text is kept: nothing is thrown.
    let hashes = [SecretHash](capacity: count) { (hashes) in
      try? client.secretHashes(usernames: bytes, ranges: usernames, into: &hashes)
    }
    for index in hashes.indices {
      do throws(Failure) {
        try text.write(hashes[index], of: bytes.extracting(usernames[index]), format)
      } catch {
        failure = (first + index, ": " + error.message)
        return
      }
    }
  }
}

extension Output {
  /// Writes the hash of a username, and the line feed.
  mutating func write(_ hash: SecretHash, of username: Span<UInt8>, _ format: HashFormat) throws(Failure) {
    switch format {
    case .text:
      try write(hash.bytes.span)
    case .tsv:
      for index in username.indices where username[index] == 0x09 || username[index] == 0x0a {
        throw .badData("--format tsv has no way to write a username with a tab or a line feed")
      }
      try write(username)
      try write(byte: 0x09)
      try write(hash.bytes.span)
    case .json:
      guard (try? UTF8Span(validating: username)) != nil else {
        throw .badData("--format json has no way to write a username that is not UTF-8")
      }
      try write("{\"username\":")
      try writeJSONString(username)
      try write(",\"secretHash\":\"")
      try write(hash.bytes.span)
      try write("\"}")
    }
    try write(byte: 0x0a)
  }
}

/// Reads whole lines, as many as there are, into pieces of work.
struct UsernameLinesReader: ~Copyable {
  /// The bytes that were read, lines or not.
  private(set) var byteCount = 0
  private let file: InputFile
  /// The beginning of a line whose end has not been read yet.
  private var rest: [UInt8] = []
  private var isAtEnd = false

  init(_ file: consuming InputFile) { self.file = file }

  /// Puts the next lines into `lines`. Waits for the first of them only, and for nothing where `mayWait` is false.
  ///
  /// - Returns: Whether there are any.
  mutating func fill(_ lines: UsernameLines, mayWait: Bool) throws(Failure) -> Bool {
    lines.byteCount = 0
    guard !isAtEnd, mayWait || file.isReady else { return false }
    var end = rest.count
    for index in rest.indices { lines.bytes[index] = rest[index] }
    var lastLineFeed: Int?
    repeat {
      let count = try file.fill(&lines.bytes, from: end)
      isAtEnd = count == 0
      byteCount += count
      lastLineFeed =
        Self.lastLineFeed(in: lines.bytes.span.extracting(end..<end + count)).map { end + $0 } ?? lastLineFeed
      end += count
      // A line that is too long is given as it is.
    } while !isAtEnd && end < lines.bytes.count
      && (lastLineFeed == nil ? end <= LineReader.maximumByteCount : file.isReady)
    lines.byteCount = isAtEnd ? end : lastLineFeed.map { $0 + 1 } ?? end
    rest = Array(lines.bytes[lines.byteCount..<end])
    return lines.byteCount > 0
  }

  private static func lastLineFeed(in bytes: Span<UInt8>) -> Int? {
    var index = bytes.count
    while index > 0 {
      index &-= 1
      if bytes[index] == 0x0a { return index }
    }
    return nil
  }
}
