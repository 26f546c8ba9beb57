import CognitoCrypto
import PureCrypto

/// A way to use a key.
struct Way: Equatable, CustomStringConvertible {
  static let clientID = Array("18u8119jgbpr464n28s1itk2mq".utf8)
  static let username = Array("a2c2e290-6d0f-4a08-a5ca-f0162935f3a6".utf8)

  enum Use: String, CaseIterable {
    case oneCall, compared, error, neverUsed
    case code, streamed, givenUp, longMessage
    case batch
    case planted, notUsed
  }

  let use: Use
  var isSecretLong = false
  /// The backends, for the ways that can choose.
  var backend = SHA256.Backend.preferred
  var batchBackend = SHA256.BatchBackend.preferred

  static let planted = Way(use: .planted)

  static var all: [Way] {
    var ways: [Way] = []
    for isLong in [false, true] {
      for use in [Use.oneCall, .compared, .error, .neverUsed] { ways.append(Way(use: use, isSecretLong: isLong)) }
      SHA256.Backend.forEachAvailable { backend in
        for use in [Use.code, .streamed, .givenUp, .longMessage] {
          ways.append(Way(use: use, isSecretLong: isLong, backend: backend))
        }
      }
      SHA256.BatchBackend.forEachAvailable { ways.append(Way(use: .batch, isSecretLong: isLong, batchBackend: $0)) }
    }
    return ways + [planted, Way(use: .notUsed)]
  }

  var description: String {
    "\(use.rawValue),\(isSecretLong ? "long" : "short"),\(use == .batch ? batchBackend.name : backend.name)"
  }

  /// What is hashed after the key.
  var message: [UInt8] {
    use == .longMessage ? [UInt8](repeating: 0x61, count: 4096) : Self.username + Self.clientID
  }

  /// The way with this description.
  static func named(_ description: String) -> Way? { all.first { $0.description == description } }

  @inline(never)
  func callAsFunction(_ secret: Span<UInt8>) {
    let username = Self.username.span
    let clientID = Self.clientID.span
    switch use {
    case .oneCall:
      do throws(AppClientError) {
        let client = try AppClient(id: clientID, secret: secret)
        keep(try client.secretHash(username: username).bytes[0])
      } catch {}
    case .batch:
      do throws(AppClientError) {
        let client = try AppClient(id: clientID, secret: secret)
        // Forty times the same, so that whichever is computed last, and alone, leaves words that are looked for.
        let ranges = Array(repeating: username.indices, count: 40)
        let hashes = try InlineArray<40, SecretHash> { output throws(AppClientError) in
          try client.secretHashes(usernames: username, ranges: ranges.span, into: &output, on: batchBackend)
        }
        keep(hashes[39].bytes[0])
      } catch {}
    case .compared:
      do throws(AppClientError) {
        let client = try AppClient(id: clientID, secret: secret)
        let hash = try AppClient(id: clientID, secret: clientID).secretHash(username: username)
        keep(client.isValid(hash, username: username) ? 1 : 0)
      } catch {}
    case .error:
      do throws(AppClientError) {
        let client = try AppClient(id: clientID, secret: secret)
        keep(try client.secretHash(username: Span()).bytes[0])
      } catch {}
    case .neverUsed:
      do throws(AppClientError) { _ = try AppClient(id: clientID, secret: secret) } catch {}
    case .code:
      let key = HMACSHA256.Key(secret, backend: backend)
      keep(HMACSHA256.authenticationCode(for: (Self.username + Self.clientID).span, using: key).bytes[0])
    case .streamed:
      let key = HMACSHA256.Key(secret, backend: backend)
      var hmac = HMACSHA256(key: key)
      for i in username.indices { hmac.update(data: username.extracting(i..<i + 1)) }
      hmac.update(data: clientID)
      keep(hmac.finalize().bytes[0])
    case .givenUp:
      let key = HMACSHA256.Key(secret, backend: backend)
      var hmac = HMACSHA256(key: key)
      hmac.update(data: username)
      hmac.update(data: InlineArray<2048, UInt8>(repeating: 0x61).span)
    case .longMessage:
      let key = HMACSHA256.Key(secret, backend: backend)
      var hmac = HMACSHA256(key: key)
      hmac.update(data: InlineArray<4096, UInt8>(repeating: 0x61).span)
      keep(hmac.finalize().bytes[0])
    case .notUsed: break
    case .planted:
      // A copy of the first of the two hash values that stand for the key: eight words, most of them telling.
      let key = HMACSHA256.Key(secret)
      let copy = UnsafeMutableRawPointer.allocate(byteCount: 32, alignment: 16)
      // Unsafe: reads the bytes of the key.
      unsafe withUnsafeBytes(of: key) { unsafe copy.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: 32) }
      keep(unsafe copy.load(as: UInt8.self))
    }
  }

  @inline(never) @_optimize(none)
  private func keep(_ byte: UInt8) {}
}
