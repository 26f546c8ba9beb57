import Foundation

extension Report {
  /// The figures as tables: those of the README.
  var markdown: String {
    let clock = machine.clock.map { String(format: ", about %.1f GHz", $0) } ?? ""
    let spread = String(format: "%.0f %%", 100 * (measurements.map(\.spread).max() ?? 0))
    return """
      \(machine.processor)\(clock), one core, \(machine.compiler), medians of 15 rounds, half of them within ± \(spread):

      \(table([.sha256], [64, 1024, 65_536, 1 << 20], "SHA-256, MB/s") { $1 / $0 * 1e3 })

      \(table([.batch, .secretHashBatch], [64, 4096, 62], "Batches, millions a second") { each, _ in 1e3 / each })

      \(table([.secretHash, .hmac], [62, 64], "One secret hash, ns; one HMAC, ns") { each, _ in each })

      \(table([.file, .lines], peers.map(\.byteCount), "Whole programs: MB/s of a file; ns a line") { $1 > 1000 ? $1 / $0 * 1e3 : $0 })

      """
  }

  /// A row for each backend and each program, a column for each size, by what `figure` makes of the nanoseconds and the
  /// size.
  private func table(
    _ kinds: [Workload.Kind], _ sizes: [Int], _ title: String, _ figure: (Double, Double) -> Double
  ) -> String {
    var names: [String] = []
    var columns: [(kind: Workload.Kind, size: Int)] = []
    var cells: [String: String] = [:]
    func add(_ name: String, _ kind: Workload.Kind, _ size: Int, _ each: Double?) {
      guard kinds.contains(kind), sizes.contains(size) else { return }
      if !names.contains(name) { names.append(name) }
      if !columns.contains(where: { $0 == (kind, size) }) { columns.append((kind, size)) }
      cells["\(name) \(kind) \(size)"] = each.map { number(figure($0, Double(size))) } ?? "absent"
    }
    for (workload, measurement) in zip(workloads, measurements) {
      add(
        "`\(workload.backend)`", workload.kind, workload.byteCount,
        measurement.median / Double(workload.messageCount))
    }
    for (peer, measurement) in zip(peers, peerMeasurements) {
      add(peer.name, peer.kind, peer.byteCount, measurement.samples.isEmpty ? nil : measurement.median)
    }
    let header = columns.map { kinds.count > 1 ? "\($0.kind.rawValue), \(sizeText($0.size))" : sizeText($0.size) }
    let rows = names.map { name in
      let figures = columns.map { cells["\(name) \($0.kind) \($0.size)"] ?? "" }
      return "| \(name) | \(figures.joined(separator: " | ")) |"
    }
    let line = "|---|" + columns.map { _ in "---:|" }.joined()
    return (["| \(title) | \(header.joined(separator: " | ")) |", line] + rows).joined(separator: "\n")
  }

  private func number(_ value: Double) -> String { String(format: value < 100 ? "%.1f" : "%.0f", value) }
}
