import Foundation
import PureCrypto

/// What the figures were measured on.
struct Machine {
  /// The processor's name, as the operating system has it.
  let processor: String
  /// Those of its features that SHA-256 can use.
  let features: [String]
  let system = ProcessInfo.processInfo.operatingSystemVersionString
  /// The clock in GHz, from a chain of multiplications (3 cycles) and exclusive ors (1); nil where that is not known.
  let clock: Double?
  let backend = "\(SHA256.Backend.preferred)"
  let batchBackend = "\(SHA256.BatchBackend.preferred)"

  init() {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    func value(_ name: String) -> String? {
      lines.first { $0.hasPrefix(name) }?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    }
    processor = value("model name") ?? "unknown processor"
    let flags = Set((value("flags") ?? value("Features") ?? "").split(separator: " ").map(String.init))
    let useful = ["sse2", "ssse3", "sse4_1", "avx2", "avx512f", "avx512bw", "avx512vl", "sha_ni", "asimd", "sha2"]
    features = useful.filter(flags.contains)
    #if arch(x86_64)
      clock = (0..<5).map { _ in Self.clockOfMultiplications() }.max()
    #else
      clock = nil
    #endif
  }

  private static func clockOfMultiplications() -> Double {
    let count = 2_000_000
    let time = seconds {
      var x = UInt64(ProcessInfo.processInfo.processIdentifier.magnitude)
      for _ in 0..<count { x = x &* 0x5851_f42d_4c95_7f2d ^ x &>> 29 }
      return UInt8(truncatingIfNeeded: x >> 32)
    }
    return 4 * Double(count) / time / 1e9
  }

  var architecture: String {
    #if arch(x86_64)
      "x86-64"
    #elseif arch(arm64)
      "arm64"
    #else
      "another architecture"
    #endif
  }

  /// The compiler, as far as a source can tell.
  var compiler: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }

  var flags: String {
    #if DEBUG
      "debug: figures mean nothing"
    #else
      "-O, for the architecture's baseline but for the backends' own objects"
    #endif
  }

  var text: String {
    let clock = clock.map { String(format: ", about %.2f GHz", $0) } ?? ""
    return """
      \(processor), \(architecture)\(clock) (\(features.joined(separator: " "))); \(system)
      \(compiler), \(flags)
      backend: \(backend), in batches \(batchBackend)
      """
  }
}
