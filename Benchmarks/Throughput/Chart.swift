import Foundation

/// Throughput over the size of the message, both in powers of two, as SVG.
struct Chart {
  private struct Line {
    let name: String
    var points: [(byteCount: Int, rate: Double)]
    let isPeer: Bool
  }

  private let machine: Machine
  private var lines: [Line] = []

  init(_ report: Report) {
    machine = report.machine
    for (workload, measurement) in zip(report.workloads, report.measurements) where workload.kind == .sha256 {
      add(workload.backend, workload.byteCount, measurement.median, isPeer: false)
    }
    for (workload, measurement) in zip(report.workloads, report.measurements) where workload.kind == .batch {
      let each = measurement.median / Double(workload.messageCount)
      if workload.backend != "oneByOne" { add("batch: \(workload.backend)", workload.byteCount, each, isPeer: false) }
    }
    for (peer, measurement) in zip(report.peers, report.peerMeasurements)
    where peer.kind == .sha256 && peer.name.hasPrefix("openssl") && !measurement.samples.isEmpty {
      add(peer.name, peer.byteCount, measurement.median, isPeer: true)
    }
    lines.sort { ($0.points.last?.rate ?? 0) > ($1.points.last?.rate ?? 0) }
  }

  private mutating func add(_ name: String, _ byteCount: Int, _ nanoseconds: Double, isPeer: Bool) {
    let point = (byteCount, Double(byteCount) / nanoseconds * 1e3)
    if let index = lines.firstIndex(where: { $0.name == name }) {
      lines[index].points.append(point)
    } else {
      lines.append(Line(name: name, points: [point], isPeer: isPeer))
    }
  }

  private let width = 960.0
  private let height = 540.0
  private let left = 70.0
  private let right = 250.0
  private let top = 64.0
  private let bottom = 56.0
  private let colors = ["#0b6e4f", "#d1495b", "#30638e", "#edae49", "#6a4c93", "#00798c", "#8d5524"]

  /// Powers of two from 16 B to 16 MiB, and from 64 to 4096 MB/s.
  private func x(_ byteCount: Int) -> Double { left + (log2(Double(byteCount)) - 4) / 20 * (width - left - right) }
  private func y(_ rate: Double) -> Double { top + (12 - log2(max(64, rate))) / 6 * (height - top - bottom) }

  var svg: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(height))" font-family="sans-serif" \
    font-size="13" fill="#222">
    <rect width="100%" height="100%" fill="#fff"/>
    <text x="\(Int(left))" y="26" font-size="18" font-weight="bold">SHA-256: throughput over the size of the message</text>
    <text x="\(Int(left))" y="46" fill="#666">\(escaped(subtitle))</text>
    \(grid.joined(separator: "\n"))
    \(curves.joined(separator: "\n"))
    </svg>

    """
  }

  private var subtitle: String {
    let clock = machine.clock.map { String(format: ", %.1f GHz", $0) } ?? ""
    return "\(machine.processor)\(clock), one core; \(machine.compiler). Dashed: OpenSSL's assembly."
  }

  private var grid: [String] {
    var elements: [String] = []
    for power in 6...12 {
      let rate = 1 << power
      let place = f(y(Double(rate)))
      elements.append(
        "<line x1=\"\(f(left))\" x2=\"\(f(width - right))\" y1=\"\(place)\" y2=\"\(place)\" stroke=\"#e4e4e4\"/>")
      elements.append("<text x=\"\(f(left - 8))\" y=\"\(f(y(Double(rate)) + 4))\" text-anchor=\"end\">\(rate)</text>")
    }
    for power in stride(from: 4, through: 24, by: 2) {
      let place = f(x(1 << power))
      elements.append(
        "<line x1=\"\(place)\" x2=\"\(place)\" y1=\"\(f(top))\" y2=\"\(f(height - bottom))\" stroke=\"#f2f2f2\"/>")
      elements.append(
        "<text x=\"\(place)\" y=\"\(f(height - bottom + 20))\" text-anchor=\"middle\">\(sizeText(1 << power))</text>")
    }
    elements.append("<text x=\"\(f(left - 8))\" y=\"\(f(top - 14))\" text-anchor=\"end\" fill=\"#666\">MB/s</text>")
    return elements
  }

  private var curves: [String] {
    var elements: [String] = []
    var label = top
    var color = 0
    for line in lines {
      let stroke = line.isPeer ? "#999" : colors[color % colors.count]
      if !line.isPeer { color += 1 }
      let dash = line.isPeer ? " stroke-dasharray=\"5 4\"" : ""
      let path = line.points.map { "\(f(x($0.byteCount))),\(f(y($0.rate)))" }.joined(separator: " ")
      elements.append("<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"2\"\(dash)/>")
      for point in line.points where !line.isPeer {
        elements.append(
          "<circle cx=\"\(f(x(point.byteCount)))\" cy=\"\(f(y(point.rate)))\" r=\"3\" fill=\"\(stroke)\"/>")
      }
      guard let last = line.points.last else { continue }
      // Labels stand one below the other, each as near to the end of its line as it can.
      label = max(label, y(last.rate) + 4)
      let start = "\(f(x(last.byteCount) + 5)),\(f(y(last.rate)))"
      let end = "\(f(width - right + 14)),\(f(label - 4))"
      elements.append("<polyline points=\"\(start) \(end)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"0.5\"/>")
      let text = "\(line.name)  \(Int(last.rate)) MB/s"
      elements.append(
        "<text x=\"\(f(width - right + 18))\" y=\"\(f(label))\" fill=\"\(stroke)\">\(escaped(text))</text>")
      label += 17
    }
    return elements
  }

  private func f(_ number: Double) -> String { String(format: "%.1f", number) }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
