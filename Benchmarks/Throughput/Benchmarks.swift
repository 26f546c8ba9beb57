import Foundation

/// Measures SHA-256, HMAC and the secret hash on every backend that this machine has, and what other programs need for
/// the same: `swift run -c release Benchmarks --help`.
@main
enum Benchmarks {
  private static let usage = """
    usage: Benchmarks [--quick] [--only TEXT] [--peers] [--json FILE] [--svg FILE]
                      [--markdown FILE]

      --quick          few and short samples: only to see that everything runs
      --only TEXT      measures only what has TEXT in its name
      --peers          measures openssl, sha256sum, node, python3 and go too, where they are installed, and
                       cognito-crypto, where it is built
      --json FILE      writes all figures
      --svg FILE       draws throughput over the size of the message
      --markdown FILE  writes tables

    """

  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isQuick = take("--quick", &arguments)
    let hasPeers = take("--peers", &arguments)
    let only = value("--only", &arguments)
    let json = value("--json", &arguments)
    let svg = value("--svg", &arguments)
    let markdown = value("--markdown", &arguments)
    guard arguments.isEmpty else {
      FileHandle.standardError.write(Data(usage.utf8))
      exit(arguments == ["--help"] ? 0 : 64)
    }

    let workloads = Workload.all.filter { (workload) in only.map { workload.name.contains($0) } ?? true }
    let peers = hasPeers ? Peer.all(isQuick: isQuick) : []
    let results = measure(workloads, peers, rounds: isQuick ? 3 : 15, secondsPerSample: isQuick ? 0.002 : 0.03)
    let report = Report(
      machine: Machine(), workloads: workloads, measurements: results.workloads, peers: peers,
      peerMeasurements: results.peers)
    print(report.text)
    if let json { try report.json.write(to: URL(filePath: json)) }
    if let svg { try Chart(report).svg.write(to: URL(filePath: svg), atomically: true, encoding: .utf8) }
    if let markdown { try report.markdown.write(to: URL(filePath: markdown), atomically: true, encoding: .utf8) }
  }

  private static func take(_ option: String, _ arguments: inout [String]) -> Bool {
    guard let index = arguments.firstIndex(of: option) else { return false }
    arguments.remove(at: index)
    return true
  }

  private static func value(_ option: String, _ arguments: inout [String]) -> String? {
    guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count else { return nil }
    defer { arguments.removeSubrange(index...index + 1) }
    return arguments[index + 1]
  }
}

/// Shows on standard error what is being measured, where that is a terminal.
enum ProgressLine {
  private static let isShown = isatty(STDERR_FILENO) == 1

  /// Replaces the line; an empty text removes it.
  static func show(_ text: String) {
    if isShown { FileHandle.standardError.write(Data("\r\(text)\u{1b}[K".utf8)) }
  }
}
