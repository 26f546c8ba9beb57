import Foundation

/// What another program of this machine needs for the same.
struct Peer {
  let name: String
  let kind: Workload.Kind
  let byteCount: Int
  /// Nanoseconds of the processor's time that one message takes; nil where the program is not installed.
  let sample: () -> Double?

  func text(_ measurement: Measurement) -> String {
    let title = "\(kind.rawValue), \(sizeText(byteCount)), \(name)".padding(toLength: 58, withPad: " ", startingAt: 0)
    guard !measurement.samples.isEmpty else { return title + "  absent" }
    let each = measurement.median
    if kind == .sha256 || kind == .file { return title + String(format: "%10.0f MB/s", Double(byteCount) / each * 1e3) }
    return title + String(format: "%12.1f ns %14.0f a second", each, 1e9 / each)
  }

  static func all(isQuick: Bool) -> [Peer] { openSSL(isQuick) + programs(isQuick) + scripts(isQuick) }

  /// OpenSSL chooses its code by the processor's features, which it lets us take away.
  private static func openSSL(_ isQuick: Bool) -> [Peer] {
    var paths = [("openssl", "")]
    #if arch(x86_64)
      paths = [
        ("openssl, scalar", "~0x1000020000000000:~0x20000128"), ("openssl, SSSE3", "~0x1000000000000000:~0x20000128"),
        ("openssl, AVX2", ":~0x20000000"), ("openssl, SHA", ""),
      ]
    #endif
    let sizes = isQuick ? [64] : [16, 64, 256, 1024, 4096, 65_536, 1 << 20]
    return paths.flatMap { (name, capabilities) in
      sizes.map { size in
        Peer(name: name, kind: .sha256, byteCount: size) {
          let output = run(
            ["openssl", "speed", "-mr", "-seconds", "1", "-bytes", "\(size)", "-evp", "sha256"],
            capabilities.isEmpty ? [:] : ["OPENSSL_ia32cap": capabilities])
          // "+F:25:sha256:1447823160.00": bytes in a second of the processor's time.
          let rate = output?.split(separator: "\n").last { $0.hasPrefix("+F:") }?.split(separator: ":").last
          return rate.flatMap { Double($0) }.map { Double(size) / $0 * 1e9 }
        }
      }
    }
  }

  /// Whole programs: the digest of a file, and the secret hashes of the lines of one. Ours is built by `swift build`.
  private static func programs(_ isQuick: Bool) -> [Peer] {
    let ours = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "cognito-crypto")
      .path
    let byteCount = isQuick ? 1 << 20 : 1 << 28
    let commands = [
      ("cognito-crypto sha256", [ours, "sha256"]), ("sha256sum", ["sha256sum"]),
      ("openssl dgst", ["openssl", "dgst", "-sha256"]),
    ]
    let lineCount = isQuick ? 1000 : 1_000_000
    let credentials = [
      "COGNITO_CLIENT_ID": "18u8119jgbpr464n28s1itk2mq",
      "COGNITO_CLIENT_SECRET": "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b",
    ]
    return commands.map { (name, command) in
      Peer(name: name, kind: .file, byteCount: byteCount) {
        withFile(Data(count: byteCount)) { file in time { run(command + [file.path]) != nil } }
      }
    } + [
      Peer(name: "cognito-crypto secret-hash", kind: .lines, byteCount: 62) {
        let line = Data("a2c2e290-6d0f-4a08-a5ca-f0162935f3a6\n".utf8)
        var lines = Data(capacity: lineCount * line.count)
        for _ in 0..<lineCount { lines.append(line) }
        return withFile(lines) { file in
          time { run([ours, "secret-hash"], credentials, input: file) != nil }.map { $0 / Double(lineCount) }
        }
      }
    ]
  }

  private static func withFile(_ content: Data, _ body: (URL) -> Double?) -> Double? {
    let file = FileManager.default.temporaryDirectory.appending(path: "benchmark-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    guard FileManager.default.createFile(atPath: file.path, contents: content) else { return nil }
    return body(file)
  }

  /// The nanoseconds of the processor's time that programs take; nil where they fail.
  private static func time(_ body: () -> Bool) -> Double? {
    let start = processorTimeOfPrograms()
    return body() ? (processorTimeOfPrograms() - start) * 1e9 : nil
  }

  /// One secret hash, as a program in each of the languages computes it. Each prints nanoseconds of the
  /// processor's time.
  private static func scripts(_ isQuick: Bool) -> [Peer] {
    let count = isQuick ? 1000 : 300_000
    let node = """
      const { createHmac } = require('crypto');
      let best = Infinity;
      for (let round = 0; round < 5; round++) {
        const start = process.cpuUsage();
        for (let i = 0; i < \(count); i++)
          createHmac('sha256', 'ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b')
            .update('a2c2e290-6d0f-4a08-a5ca-f0162935f3a6' + '18u8119jgbpr464n28s1itk2mq').digest('base64');
        const { user, system } = process.cpuUsage(start);
        best = Math.min(best, (user + system) * 1000 / \(count));
      }
      console.log(best);
      """
    let python = """
      import base64, hmac, time
      best = float('inf')
      for _ in range(5):
          start = time.process_time_ns()
          for _ in range(\(count)):
              base64.b64encode(hmac.digest(b'ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b',
                  b'a2c2e290-6d0f-4a08-a5ca-f0162935f3a6' + b'18u8119jgbpr464n28s1itk2mq', 'sha256'))
          best = min(best, (time.process_time_ns() - start) / \(count))
      print(best)
      """
    return [
      Peer(name: "node, createHmac", kind: .secretHash, byteCount: 62) { run(["node", "-e", node]).flatMap(number) },
      Peer(name: "python3, hmac.digest", kind: .secretHash, byteCount: 62) {
        run(["python3", "-c", python]).flatMap(number)
      },
      Peer(name: "go, crypto/hmac", kind: .secretHash, byteCount: 62) { go(count) },
    ]
  }

  private static func go(_ count: Int) -> Double? {
    let program = """
      package main
      import ("crypto/hmac"; "crypto/sha256"; "encoding/base64"; "fmt"; "syscall")
      func processorTime() int64 {
        var usage syscall.Rusage
        syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
        return usage.Utime.Nano() + usage.Stime.Nano()
      }
      func main() {
        mac := hmac.New(sha256.New, []byte("ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"))
        message := []byte("a2c2e290-6d0f-4a08-a5ca-f0162935f3a6" + "18u8119jgbpr464n28s1itk2mq")
        best, sum, text := 1e18, make([]byte, 0, 32), make([]byte, 44)
        for round := 0; round < 5; round++ {
          start := processorTime()
          for i := 0; i < \(count); i++ {
            mac.Reset(); mac.Write(message); sum = mac.Sum(sum[:0])
            base64.StdEncoding.Encode(text, sum)
          }
          best = min(best, float64(processorTime()-start)/\(count))
        }
        fmt.Println(best)
      }
      """
    let file = FileManager.default.temporaryDirectory.appending(path: "benchmark-\(UUID().uuidString).go")
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? program.write(to: file, atomically: true, encoding: .utf8)) != nil else { return nil }
    return run(["go", "run", file.path]).flatMap(number)
  }

  private static func number(_ text: String) -> Double? { Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) }

  /// What a program prints; nil where there is none, or it fails.
  private static func run(
    _ command: [String], _ environment: [String: String] = [:], input: URL? = nil
  ) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = environment.map { "\($0)=\($1)" } + command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = input.flatMap { try? FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : nil
  }
}
