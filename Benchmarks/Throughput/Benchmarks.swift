import CognitoCrypto
import Foundation
import PureCrypto

/// Measures SHA-256 over message sizes, HMAC and the secret hash: `swift run -c release Benchmarks [--quick]`.
@main
enum Benchmarks {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.allSatisfy({ $0 == "--quick" }) else {
      FileHandle.standardError.write(Data("usage: Benchmarks [--quick]\n".utf8))
      exit(64)
    }
    let workloads = hashing + authentication + [try secretHash()]
    let measurements = measure(
      workloads, rounds: arguments.isEmpty ? 15 : 3, secondsPerSample: arguments.isEmpty ? 0.05 : 0.005)

    print("\(Machine.processor), \(Machine.architecture), \(Machine.system)")
    print("\(Machine.compiler), \(Machine.configuration); backend: \(SHA256.Backend.preferred)\n")
    for (workload, measurement) in zip(workloads, measurements) {
      print(row(workload, measurement))
    }
  }

  private static var hashing: [Workload] {
    [64, 1024, 8192, 1 << 20].map { size in
      let message = [UInt8](repeating: 0x61, count: size)
      return Workload(name: "SHA-256, \(size) B", amount: Double(size), unit: .bytes) { count in
        var sink: UInt8 = 0
        for _ in 0..<count { sink ^= SHA256.hash(data: message.span).bytes[0] }
        return sink
      }
    }
  }

  private static var authentication: [Workload] {
    let secret = [UInt8](repeating: 0x6b, count: 32)
    let message = [UInt8](repeating: 0x61, count: 64)
    return [
      Workload(name: "HMAC-SHA-256, 64 B, prepared key", amount: 1, unit: .operations) { count in
        let key = HMACSHA256.Key(secret)
        var sink: UInt8 = 0
        for _ in 0..<count { sink ^= HMACSHA256.authenticationCode(for: message.span, using: key).bytes[0] }
        return sink
      },
      Workload(name: "HMAC-SHA-256, 64 B, new key", amount: 1, unit: .operations) { count in
        var sink: UInt8 = 0
        for _ in 0..<count {
          sink ^= HMACSHA256.authenticationCode(for: message.span, using: HMACSHA256.Key(secret.span)).bytes[0]
        }
        return sink
      },
    ]
  }

  private static func secretHash() throws -> Workload {
    let username = Array("a2c2e290-6d0f-4a08-a5ca-f0162935f3a6".utf8)
    let client = try Client()
    return Workload(name: "secret hash", amount: 1, unit: .operations) { count in
      var sink: UInt8 = 0
      for _ in 0..<count { sink ^= (try? client.value.secretHash(username: username.span))?.bytes[0] ?? 0 }
      return sink
    }
  }

  /// Holds the client, which a closure cannot capture.
  private final class Client {
    let value: AppClient

    init() throws {
      value = try AppClient(
        id: "18u8119jgbpr464n28s1itk2mq", secret: "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b")
    }
  }

  private static func row(_ workload: Workload, _ measurement: Measurement) -> String {
    let rate = workload.amount / measurement.median * 1e9
    let figure =
      switch workload.unit {
      case .bytes: String(format: "%10.0f MB/s", rate / 1e6)
      case .operations: String(format: "%10.0f ns %12.0f a second", measurement.median, rate)
      }
    let spread = String(format: "± %.1f %%", 100 * measurement.spread)
    return workload.name.padding(toLength: 36, withPad: " ", startingAt: 0) + figure + "  " + spread
  }
}
