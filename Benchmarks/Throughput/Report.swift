import Foundation

/// All figures of a run.
struct Report {
  let machine: Machine
  let workloads: [Workload]
  let measurements: [Measurement]
  let peers: [Peer]
  let peerMeasurements: [Measurement]

  /// A table for people.
  var text: String {
    var lines = machine.text.split(separator: "\n").map(String.init)
    var kind: Workload.Kind?
    for (workload, measurement) in zip(workloads, measurements) {
      if workload.kind != kind { lines.append("") }
      kind = workload.kind
      lines.append(row(workload, measurement))
    }
    if !peers.isEmpty { lines.append("\nOther programs") }
    lines += zip(peers, peerMeasurements).map { $0.text($1) }
    return lines.joined(separator: "\n")
  }

  private func row(_ workload: Workload, _ measurement: Measurement) -> String {
    let each = measurement.median / Double(workload.messageCount)
    let bytes = Double(workload.byteCount)
    var figure = String(format: "%12.1f ns %14.0f a second", each, 1e9 / each)
    if workload.isThroughput {
      figure = String(format: "%10.0f MB/s", bytes / each * 1e3)
      if let clock = machine.clock { figure += String(format: "%8.2f cycles/B", each * clock / bytes) }
    }
    let spread = String(format: "  ± %.1f %%", 100 * measurement.spread)
    return workload.name.padding(toLength: 58, withPad: " ", startingAt: 0) + figure + spread
  }

  /// The same for programs.
  var json: Data {
    get throws {
      struct Figure: Encodable {
        let kind, backend: String
        let byteCount: Int
        let nanosecondsEach, spread: Double
        let samples: [Double]
      }
      struct PeerFigure: Encodable {
        let name, kind: String
        let byteCount: Int
        let nanosecondsEach: Double?
        let samples: [Double]
      }
      struct Document: Encodable {
        let processor, architecture, system, compiler, flags, backend, batchBackend: String
        let features: [String]
        let gigahertz: Double?
        let figures: [Figure]
        let peers: [PeerFigure]
      }
      let document = Document(
        processor: machine.processor, architecture: machine.architecture, system: machine.system,
        compiler: machine.compiler, flags: machine.flags, backend: machine.backend,
        batchBackend: machine.batchBackend, features: machine.features, gigahertz: machine.clock,
        figures: zip(workloads, measurements).map { (workload, measurement) in
          let count = Double(workload.messageCount)
          return Figure(
            kind: workload.kind.rawValue, backend: workload.backend, byteCount: workload.byteCount,
            nanosecondsEach: measurement.median / count, spread: measurement.spread,
            samples: measurement.samples.map { $0 / count })
        },
        peers: zip(peers, peerMeasurements).map { (peer, measurement) in
          PeerFigure(
            name: peer.name, kind: peer.kind.rawValue, byteCount: peer.byteCount,
            nanosecondsEach: measurement.samples.isEmpty ? nil : measurement.median, samples: measurement.samples)
        })
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return try encoder.encode(document)
    }
  }
}
