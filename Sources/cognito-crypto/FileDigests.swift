/// The work that `sha256` and `hmac` share: files in, lines out.
enum FileDigests {
  /// Writes a line for each of the files, standard input where there are none. A file that cannot be read is reported,
  /// and the others are still done.
  static func write(
    of paths: [[UInt8]], _ output: inout Output, _ digest: ([UInt8]) throws(Failure) -> String
  ) throws(Failure) -> ExitStatus {
    var status = ExitStatus.success
    for path in paths.isEmpty ? [Array("-".utf8)] : paths {
      let digits: String
      do {
        digits = try digest(path)
      } catch {
        report(error.message)
        status = error.status
        continue
      }
      let name = escaped(path)
      if name.count > path.count { try output.write("\\") }
      try output.write(digits)
      try output.write("  ")
      try output.write(name)
      try output.write("\n")
      try output.flush()
    }
    return status
  }

  /// Calls `body` with all bytes of the file at `path`, or of standard input where that is `-`, part by part.
  static func read(_ path: [UInt8], _ body: (Span<UInt8>) -> Void) throws(Failure) {
    let file = path == Array("-".utf8) ? InputFile.standardInput() : try InputFile(path: path)
    var buffer = [UInt8](repeating: 0, count: 262_144)
    var progress = Progress(total: file.byteCount)
    while true {
      let count = try file.fill(&buffer, from: 0)
      guard count > 0 else { return }
      body(buffer.span.extracting(first: count))
      progress.advance(by: count)
    }
  }

  /// A file name on one line, as GNU coreutils write it. A backslash before the line says that the name has changed.
  static func escaped(_ name: [UInt8]) -> [UInt8] {
    name.flatMap { (byte) -> [UInt8] in
      switch byte {
      case 0x5c: [0x5c, 0x5c]
      case 0x0a: [0x5c, 0x6e]
      case 0x0d: [0x5c, 0x72]
      default: [byte]
      }
    }
  }

  /// The name that ``escaped(_:)`` made `text` of; `nil` where it made no such text.
  static func unescaped(_ text: [UInt8]) -> [UInt8]? {
    var name: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == 0x5c else {
        name.append(byte)
        continue
      }
      switch rest.popFirst() {
      case 0x5c: name.append(0x5c)
      case 0x6e: name.append(0x0a)
      case 0x72: name.append(0x0d)
      default: return nil
      }
    }
    return name
  }
}
