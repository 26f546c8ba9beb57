import Foundation

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

/// Measures all in turn, round by round, so that a change of the machine's speed meets all: other programs, which take
/// longer, in every fifth round.
func measure(
  _ workloads: [Workload], _ peers: [Peer], rounds: Int, secondsPerSample: Double
) -> (workloads: [Measurement], peers: [Measurement]) {
  let counts = workloads.map { (workload) in
    ProgressLine.show("preparing \(workload.name)")
    return repetitions(of: workload, lasting: secondsPerSample)
  }
  var measurements = workloads.map { _ in Measurement() }
  var peerMeasurements = peers.map { _ in Measurement() }
  for round in 0..<rounds {
    for i in workloads.indices {
      ProgressLine.show("round \(round + 1) of \(rounds): \(workloads[i].name)")
      measurements[i].samples.append(seconds { workloads[i].run(counts[i]) } / Double(counts[i]) * 1e9)
    }
    for i in peers.indices where round % 5 == 0 {
      ProgressLine.show("round \(round + 1) of \(rounds): \(peers[i].name), \(sizeText(peers[i].byteCount))")
      if let sample = peers[i].sample() { peerMeasurements[i].samples.append(sample) }
    }
  }
  ProgressLine.show("")
  return (measurements, peerMeasurements)
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

/// The processor's time that the work takes: a busy machine does not count.
func seconds(_ work: () -> UInt8) -> Double {
  let start = processorTime()
  unsafe sink ^= work()
  return processorTime() - start
}

private func processorTime() -> Double {
  var time = timespec()
  // Unsafe: clock_gettime(3) writes to `time` only.
  guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The processor's time of all programs that were run, and have ended.
func processorTimeOfPrograms() -> Double {
  var usage = rusage()
  // Unsafe: getrusage(2) writes to `usage` only.
  let children: Int32 = -1  // RUSAGE_CHILDREN, which is of another type on Linux
  guard unsafe getrusage(children, &usage) == 0 else { return 0 }
  return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
}
