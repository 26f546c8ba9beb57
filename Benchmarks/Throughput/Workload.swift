import CognitoCrypto
import PureCrypto

/// Something whose speed is measured.
struct Workload {
  /// What is measured: figures of one kind are compared with each other.
  enum Kind: String {
    case sha256 = "SHA-256"
    case batch = "SHA-256, batch"
    case hmac = "HMAC-SHA-256"
    case key = "HMAC-SHA-256, new key"
    case secretHash = "secret hash"
    case secretHashBatch = "secret hash, batch"
    case file = "SHA-256 of a file"
    case lines = "secret hash, lines of a file"
  }

  let kind: Kind
  /// The backend's name.
  let backend: String
  /// The size of a message in bytes.
  let byteCount: Int
  /// The number of messages that one repetition hashes.
  var messageCount = 1
  /// Does the work `count` times. The result is kept, so that the work is not left out.
  let run: (_ count: Int) -> UInt8

  /// Whether MB/s tell more than messages a second.
  var isThroughput: Bool { kind == .sha256 || kind == .batch && byteCount >= 1024 }

  var name: String { "\(kind.rawValue), \(sizeText(byteCount)), \(backend)" }

  static let sizes = [16, 64, 256, 1024, 4096, 16_384, 65_536, 1 << 20, 1 << 24]

  static var all: [Workload] {
    var backends: [SHA256.Backend] = []
    SHA256.Backend.forEachAvailable { backends.append($0) }
    var batchBackends: [SHA256.BatchBackend] = []
    SHA256.BatchBackend.forEachAvailable { batchBackends.append($0) }
    return backends.flatMap { backend in sizes.map { hash($0, backend) } }
      + batchBackends.map { batch(64, 1024, $0) } + batchBackends.map { batch(4096, 64, $0) }
      + backends.map(hmac) + backends.map(key) + backends.map(secretHash) + batchBackends.map(secretHashes)
  }

  private static func hash(_ byteCount: Int, _ backend: SHA256.Backend) -> Workload {
    let message = [UInt8](repeating: 0x61, count: byteCount)
    return Workload(kind: .sha256, backend: "\(backend)", byteCount: byteCount) { count in
      var sink: UInt8 = 0
      if backend == .preferred {
        for _ in 0..<count { sink ^= SHA256.hash(data: message.span).bytes[0] }
        return sink
      }
      for _ in 0..<count {
        var hash = SHA256(backend: backend)
        hash.update(data: message.span)
        sink ^= hash.finalize().bytes[0]
      }
      return sink
    }
  }

  private static func batch(_ byteCount: Int, _ messageCount: Int, _ backend: SHA256.BatchBackend) -> Workload {
    let messages = [UInt8](repeating: 0x61, count: byteCount * messageCount)
    let ranges = (0..<messageCount).map { $0 * byteCount..<($0 + 1) * byteCount }
    return Workload(kind: .batch, backend: "\(backend)", byteCount: byteCount, messageCount: messageCount) { count in
      var sink: UInt8 = 0
      for _ in 0..<count {
        let digests = [SHA256Digest](capacity: messageCount) { (digests) in
          SHA256.hashes(data: messages.span, ranges: ranges.span, into: &digests, on: backend)
        }
        sink ^= digests[messageCount - 1].bytes[0]
      }
      return sink
    }
  }

  private static let secret = Array("ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b".utf8)
  private static let clientID = Array("18u8119jgbpr464n28s1itk2mq".utf8)
  private static let username = Array("a2c2e290-6d0f-4a08-a5ca-f0162935f3a6".utf8)

  private static func hmac(_ backend: SHA256.Backend) -> Workload {
    let message = [UInt8](repeating: 0x61, count: 64)
    return Workload(kind: .hmac, backend: "\(backend)", byteCount: message.count) { count in
      let key = HMACSHA256.Key(secret.span, backend: backend)
      var sink: UInt8 = 0
      for _ in 0..<count { sink ^= HMACSHA256.authenticationCode(for: message.span, using: key).bytes[0] }
      return sink
    }
  }

  private static func key(_ backend: SHA256.Backend) -> Workload {
    let message = [UInt8](repeating: 0x61, count: 64)
    return Workload(kind: .key, backend: "\(backend)", byteCount: message.count) { count in
      var sink: UInt8 = 0
      for _ in 0..<count {
        let key = HMACSHA256.Key(secret.span, backend: backend)
        sink ^= HMACSHA256.authenticationCode(for: message.span, using: key).bytes[0]
      }
      return sink
    }
  }

  /// What `AppClient` does, on a backend of its own.
  private static func secretHash(_ backend: SHA256.Backend) -> Workload {
    Workload(kind: .secretHash, backend: "\(backend)", byteCount: username.count + clientID.count) { count in
      let key = HMACSHA256.Key(secret.span, backend: backend)
      var sink: UInt8 = 0
      for _ in 0..<count {
        let code = HMACSHA256.authenticationCode(for: username.span, suffix: clientID.span, using: key)
        sink ^= Base64.encode(code.bytes)[0]
      }
      return sink
    }
  }

  private static func secretHashes(_ backend: SHA256.BatchBackend) -> Workload {
    let count = 1024
    let usernames = [UInt8]((0..<count).flatMap { _ in username })
    let ranges = (0..<count).map { $0 * username.count..<($0 + 1) * username.count }
    let size = username.count + clientID.count
    return Workload(kind: .secretHashBatch, backend: "\(backend)", byteCount: size, messageCount: count) {
      repetitions in
      guard let client = try? AppClient(id: clientID.span, secret: secret.span) else { return 0 }
      var sink: UInt8 = 0
      for _ in 0..<repetitions {
        let hashes = [SecretHash](capacity: count) { (hashes) in
          try? client.secretHashes(usernames: usernames.span, ranges: ranges.span, into: &hashes, on: backend)
        }
        sink ^= hashes[count - 1].bytes[0]
      }
      return sink
    }
  }
}

/// A size in the largest unit that divides it.
func sizeText(_ byteCount: Int) -> String {
  if byteCount >= 1 << 20, byteCount % (1 << 20) == 0 { return "\(byteCount >> 20) MiB" }
  if byteCount >= 1024, byteCount % 1024 == 0 { return "\(byteCount >> 10) KiB" }
  return "\(byteCount) B"
}
