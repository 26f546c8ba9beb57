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
    case "sha256": results.keep(SHA256.hash(data: secret).bytes.span)
    case "hmac":
      // A key of each kind: shorter than a block, a block, longer.
      for count in [0, 1, 32, 63, 64, 65, 96] {
        let key = HMACSHA256.Key(secret.extracting(first: count))
        results.keep(HMACSHA256.authenticationCode(for: message.span, using: key).bytes.span)
      }
    case "hmac-stream":
      let key = HMACSHA256.Key(secret)
      var hmac = HMACSHA256(key: key)
      for i in message.indices { hmac.update(data: message.span.extracting(i..<i + 1)) }
      hmac.update(data: secret)
      results.keep(hmac.finalize().bytes.span)
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
