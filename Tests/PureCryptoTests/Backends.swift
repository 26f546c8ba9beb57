import PureCrypto

/// Every backend that this machine has: tests that compute run once on each.
let backends: [SHA256.Backend] = {
  var backends: [SHA256.Backend] = []
  SHA256.Backend.forEachAvailable { backends.append($0) }
  return backends
}()

extension SHA256 {
  /// The digest of whole bytes, in one part.
  static func digest(_ message: [UInt8], on backend: Backend) -> SHA256Digest {
    var hash = SHA256(backend: backend)
    hash.update(data: message.span)
    return hash.finalize()
  }
}

extension HMACSHA256 {
  /// The code of a message, in one part.
  static func code(_ message: [UInt8], _ key: [UInt8], on backend: SHA256.Backend) -> AuthenticationCode {
    authenticationCode(for: message.span, using: Key(key.span, backend: backend))
  }
}

/// Where to divide a message in two: at every place up to 200 bytes, and at random places behind that.
func divisions(of byteCount: Int, using generator: inout some RandomNumberGenerator) -> [Int] {
  let all = Array(0...min(byteCount, 200))
  return byteCount <= 200 ? all : all + (0..<20).map { _ in Int.random(in: 201...byteCount, using: &generator) }
}
