import PureCrypto

/// `sha256 --check`: compares files with the digests that a list of them has, as `sha256sum --check` does.
extension SHA256Command {
  /// What was found, for the warnings at the end.
  private struct Counts {
    var lines = 0
    var malformed = 0
    var unreadable = 0
    var wrong = 0
  }

  static func check(_ lists: [[UInt8]], _ output: inout Output) throws(Failure) -> ExitStatus {
    var status = ExitStatus.success
    for list in lists.isEmpty ? [Array("-".utf8)] : lists {
      do {
        let result = try check(list: list, &output)
        if result != .success { status = result }
      } catch {
        // A list that cannot be read, or is none, does not keep the others from being checked.
        guard error.status == .unreadableInput || error.status == .badData else { throw error }
        try output.flush()
        report(error.message)
        status = error.status
      }
    }
    return status
  }

  private static func check(list: [UInt8], _ output: inout Output) throws(Failure) -> ExitStatus {
    let isStandardInput = list == Array("-".utf8)
    let file = isStandardInput ? InputFile.standardInput() : try InputFile(path: list)
    let name = printable(file.name)
    var reader = LineReader(file)
    var counts = Counts()
    while try reader.fill() {
      while let range = try reader.next() {
        let bytes = reader.buffer.span.extracting(range)
        var line = [UInt8](capacity: bytes.count) { (line) in
          for index in bytes.indices { line.append(bytes[index]) }
        }
        if line.last == 0x0d { line.removeLast() }
        guard !line.isEmpty, line.first != 0x23 else { continue }
        guard let entry = ChecksumLine(line), !(isStandardInput && entry.path == list) else {
          counts.malformed += 1
          continue
        }
        counts.lines += 1
        try check(entry, &counts, &output)
        try output.flush()
      }
    }
    guard counts.lines > 0 else { throw .badData("\(name): no properly formatted checksum lines found") }
    warnAbout(counts.malformed, "line is improperly formatted", "lines are improperly formatted")
    warnAbout(counts.unreadable, "listed file could not be read", "listed files could not be read")
    warnAbout(counts.wrong, "computed checksum did NOT match", "computed checksums did NOT match")
    return counts.unreadable + counts.wrong == 0 ? .success : .checkFailed
  }

  private static func check(_ entry: ChecksumLine, _ counts: inout Counts, _ output: inout Output) throws(Failure) {
    // As sha256sum does, only where the name would take more than its line.
    if entry.path.contains(0x0a) {
      try output.write("\\")
      try output.write(FileDigests.escaped(entry.path))
    } else {
      try output.write(entry.path)
    }
    do {
      if try digest(of: entry.path) == entry.digest {
        try output.write(": OK\n")
      } else {
        counts.wrong += 1
        try output.write(": FAILED\n")
      }
    } catch {
      guard error.status == .unreadableInput else { throw error }
      counts.unreadable += 1
      report(error.message)
      try output.write(": FAILED open or read\n")
    }
  }

  private static func warnAbout(_ count: Int, _ one: String, _ many: String) {
    guard count > 0 else { return }
    report("WARNING: \(count) \(count == 1 ? one : many)")
  }
}
