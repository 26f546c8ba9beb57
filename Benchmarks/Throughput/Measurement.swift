/// Something whose speed is measured: a name, and work that is repeated.
struct Workload {
  let name: String
  /// What one repetition does, as a number of `unit`.
  let amount: Double
  let unit: Unit
  /// Does the work `count` times. The result is kept, so that the work is not left out.
  let run: (_ count: Int) -> UInt8

  enum Unit {
    /// Amounts are bytes: MB/s are shown.
    case bytes
    /// Amounts are operations: nanoseconds each and operations a second are shown.
    case operations
  }
}

/// Nanoseconds per repetition, one figure a round.
struct Measurement {
  var samples: [Double] = []

  var median: Double {
    let sorted = samples.sorted()
    return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// Half the distance of the quartiles, as a part of the median.
  var spread: Double {
    let sorted = samples.sorted()
    guard sorted.count >= 4 else { return 0 }
    return (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / 2 / median
  }
}

/// Measures all workloads in turn, round by round, so that a change of the machine's speed meets all of them.
func measure(_ workloads: [Workload], rounds: Int, secondsPerSample: Double) -> [Measurement] {
  let counts = workloads.map { repetitions(of: $0, lasting: secondsPerSample) }
  var measurements = workloads.map { _ in Measurement() }
  for _ in 0..<rounds {
    for i in workloads.indices {
      measurements[i].samples.append(seconds { workloads[i].run(counts[i]) } / Double(counts[i]) * 1e9)
    }
  }
  return measurements
}

/// The number of repetitions that take about the given time, found by doubling.
private func repetitions(of workload: Workload, lasting duration: Double) -> Int {
  var count = 1
  while true {
    let time = seconds { workload.run(count) }
    if time >= duration / 2 { return max(1, Int(Double(count) * duration / time)) }
    count *= 2
  }
}

/// The results of all work, folded together.
private nonisolated(unsafe) var sink: UInt8 = 0

private func seconds(_ work: () -> UInt8) -> Double {
  let clock = ContinuousClock()
  let time = clock.measure { unsafe sink ^= work() }
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}
