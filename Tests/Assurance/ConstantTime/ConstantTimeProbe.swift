import CognitoCrypto
import PureCrypto

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where results go, which are as undefined as the secret: nobody looks at them.
@safe
struct Results {
  private let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)

  func keep(_ bytes: Span<UInt8>) {
    for i in bytes.indices { unsafe memory[i] = bytes[i] }
  }

  func keep(_ isTrue: Bool) { unsafe memory[0] = unsafe unsafeBitCast(isTrue, to: UInt8.self) }
}

/// Computes with a secret that valgrind takes for undefined: fresh memory of `malloc`. Where a branch or an address
/// depends on it, valgrind reports an error. The name of the computation is the argument.
@main
enum ConstantTimeProbe {
  static func main() {
    let memory = unsafe UnsafeMutableRawBufferPointer(start: malloc(96), count: 96)
    let secret = unsafe Span<UInt8>(_unsafeElements: UnsafeBufferPointer(memory.assumingMemoryBound(to: UInt8.self)))
    let message = InlineArray<36, UInt8>(repeating: 0x61)
    let results = Results()
    switch CommandLine.arguments.dropFirst().first {
    case "backends":
      SHA256.Backend.forEachAvailable { print($0.name, terminator: " ") }
      SHA256.BatchBackend.forEachAvailable { print($0.name, terminator: " ") }
      print()
    case "sha256":
      SHA256.Backend.forEachAvailable { (backend) in
        var sha256 = SHA256(backend: backend)
        for i in secret.indices { sha256.update(data: secret.extracting(i...)) }
        results.keep(sha256.finalize().bytes.span)
      }
    case "hmac":
      // A key of each kind: shorter than a block, a block, longer.
      for count in [0, 1, 32, 63, 64, 65, 96] {
        SHA256.Backend.forEachAvailable { (backend) in
          let key = HMACSHA256.Key(secret.extracting(first: count), backend: backend)
          results.keep(HMACSHA256.authenticationCode(for: message.span, using: key).bytes.span)
        }
      }
    case "hmac-stream":
      SHA256.Backend.forEachAvailable { (backend) in
        let key = HMACSHA256.Key(secret, backend: backend)
        var hmac = HMACSHA256(key: key)
        for i in message.indices { hmac.update(data: message.span.extracting(i..<i + 1)) }
        hmac.update(data: secret)
        results.keep(hmac.finalize().bytes.span)
      }
    case "batch":
      // The messages are as secret as the key, and of all lengths, so that lanes are filled and left.
      let key = HMACSHA256.Key(secret)
      let ranges = secret.indices.map { 0..<$0 }
      SHA256.BatchBackend.forEachAvailable { (backend) in
        let codes = [HMACSHA256.AuthenticationCode](capacity: ranges.count) { (codes) in
          HMACSHA256.authenticationCodes(
            for: secret, ranges: ranges.span, suffix: message.span, using: key, into: &codes, on: backend)
        }
        for code in codes { results.keep(code.bytes.span) }
      }
    case "is-valid":
      let key = HMACSHA256.Key(secret)
      results.keep(
        HMACSHA256.isValidAuthenticationCode(
          message.span.extracting(first: 32), authenticating: message.span, using: key))
    case "equals": results.keep(constantTimeEquals(secret.extracting(first: 36), message.span))
    case "base64":
      var text = [UInt8](repeating: 0, count: 0)
      text.append(addingCapacity: 128) { (output) in Base64.encode(secret, into: &output) }
      results.keep(text.span)
    case "secret-hash":
      if let client = try? AppClient(id: message.span, secret: secret.extracting(first: 51)) {
        if let hash = try? client.secretHash(username: message.span) { results.keep(hash.bytes.span) }
        if let hashes = try? client.secretHashes(usernames: ["a", "ada", "bob", "eve"]) {
          for hash in hashes { results.keep(hash.bytes.span) }
        }
      }
    // The controls, which must be reported.
    case "control-early-exit":
      var i = 0
      while i < 36, secret[i] == message[i] { i += 1 }
      results.keep(i == 36)
    case "control-table":
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
      let text = secret.indices.map { alphabet[Int(secret[$0] & 63)] }
      results.keep(text.span)
    default: exit(64)
    }
  }
}
