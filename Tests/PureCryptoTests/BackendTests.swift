import Foundation
import PureCrypto
import TestSupport
import Testing

/// Every way to hash a batch that this machine has.
let batchBackends: [SHA256.BatchBackend] = {
  var backends: [SHA256.BatchBackend] = []
  SHA256.BatchBackend.forEachAvailable { backends.append($0) }
  return backends
}()

/// Which backends there are, and that all of them compute the same.
struct BackendTests {
  @Test("What is called is available, and the preferred one is called last")
  func availability() {
    #expect(backends.first == .portable)
    #expect(backends.last == .preferred)
    #expect(!backends.contains { !$0.isAvailable })
    #expect(batchBackends.contains(.oneByOne))
    #expect(batchBackends.last == .preferred)
    #expect(!batchBackends.contains { !$0.isAvailable })
    for backend in backends { #expect("\(backend.name)" == "\(backend)") }
    for backend in batchBackends { #expect("\(backend.name)" == "\(backend)") }
    print("Backends: \(backends), in batches \(batchBackends)")
  }

  #if HardwareAcceleration && os(Linux) && arch(x86_64)
    @Test("The backends for all the instructions that the kernel names")
    func presence() throws {
      let lines = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8).split(separator: "\n")
      let flags = Set(try #require(lines.first { $0.hasPrefix("flags") }).split(separator: " "))
      #expect(backends == [.portable, .vector] + (flags.contains("sha_ni") ? [.shaNI] : []))
      var expected: [SHA256.BatchBackend] = [.oneByOne, .lanes4]
      if flags.contains("avx2") { expected.append(.lanesAVX2) }
      if flags.contains("sha_ni") { expected.append(.pairsSHANI) }
      if flags.isSuperset(of: ["avx512f", "avx512bw", "avx512vl"]) { expected.append(.lanesAVX512) }
      #expect(batchBackends == expected)
    }
  #endif

  #if !HardwareAcceleration
    @Test("Without the trait there is the portable backend alone")
    func portableAlone() {
      #expect(backends == [.portable])
      #expect(batchBackends == [.oneByOne])
    }
  #endif

  #if HardwareAcceleration
    @Test("The backends that the machine must have")
    func required() {
      // The gate's machine: REQUIRED_BACKENDS="shaNI lanesAVX512 …".
      let names = ProcessInfo.processInfo.environment["REQUIRED_BACKENDS"]?.split(separator: " ").map(String.init) ?? []
      let available = backends.map { "\($0)" } + batchBackends.map { "\($0)" }
      for name in names { #expect(available.contains(name), "\(name) is missing") }
    }
  #endif

  @Test("The same digest of every length to 4 KiB", arguments: backends.dropFirst())
  func lengths(_ backend: SHA256.Backend) {
    var generator = SeededGenerator()
    let message = generator.bytes(4096)
    var differing: [Int] = []
    for count in 0...message.count {
      let start = Int.random(in: 0...message.count - count, using: &generator)
      let part = Array(message[start..<start + count])
      if SHA256.digest(part, on: backend) != SHA256.digest(part, on: .portable) { differing.append(count) }
    }
    #expect(differing.isEmpty)
  }

  @Test("The same digest of long messages in random parts", arguments: backends.dropFirst())
  func parts(_ backend: SHA256.Backend) {
    var generator = SeededGenerator()
    let message = generator.bytes(100_000)
    for _ in 0..<20 {
      var hash = SHA256(backend: backend)
      var start = 0
      while start < message.count {
        let count = min(Int.random(in: 0...12_000, using: &generator), message.count - start)
        hash.update(data: Array(message[start..<start + count]))
        start += count
      }
      #expect(hash.finalize() == SHA256.digest(message, on: .portable))
    }
  }

  @Test("The same codes of every length to 300 bytes", arguments: backends.dropFirst())
  func codes(_ backend: SHA256.Backend) {
    var generator = SeededGenerator()
    let message = generator.bytes(300)
    let secret = generator.bytes(3000)
    for count in 0...message.count {
      let part = Array(message[..<count])
      let key = Array(secret[..<Int.random(in: 0...secret.count, using: &generator)])
      let isSame = HMACSHA256.code(part, key, on: backend) == HMACSHA256.code(part, key, on: .portable)
      #expect(isSame)
    }
  }
}
