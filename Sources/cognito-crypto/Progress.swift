/// Shows on standard error how far some work has come, where that is a terminal and the work takes more than a second.
struct Progress: ~Copyable {
  private let total: Int?
  private let isWanted: Bool
  private let start = ContinuousClock.now
  private var next = ContinuousClock.now + .seconds(1)
  private var done = 0
  private var isShown = false

  /// - Parameters:
  ///   - total: The bytes to come, where that is known.
  ///   - isWanted: Whether it can be shown at all.
  init(total: Int?, isWanted: Bool = true) {
    self.total = total
    self.isWanted = isWanted && Terminal.isStandardError
  }

  /// Leaves an empty line to the messages that follow.
  deinit { if isShown { show("") } }

  /// Counts bytes that are done.
  mutating func advance(by byteCount: Int) {
    done += byteCount
    guard isWanted else { return }
    let now = ContinuousClock.now
    guard now >= next else { return }
    next = now + .milliseconds(200)
    isShown = true
    show(line(after: now - start))
  }

  private func line(after time: Duration) -> String {
    let (seconds, attoseconds) = time.components
    let milliseconds = max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    // By the second, without an overflow.
    let rate = max(1, done / milliseconds * 1000)
    guard let total, total >= done else { return "\(Self.size(done)), \(Self.size(rate))/s" }
    return "\(Self.size(done)) of \(Self.size(total)), \(Self.size(rate))/s, \((total - done) / rate) s left"
  }

  /// Replaces the line that stands on the terminal.
  private func show(_ text: String) {
    // CR, and ECMA-48's EL: erases to the end of the line.
    try? OutputFile.standardError.write("\r\(text)\u{1b}[K".utf8.span)
  }

  /// A number of bytes with one decimal and a unit.
  private static func size(_ byteCount: Int) -> String {
    var unit = "B"
    var tenths = byteCount * 10
    for larger in ["KiB", "MiB", "GiB", "TiB"] where tenths >= 10_240 {
      tenths /= 1024
      unit = larger
    }
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
