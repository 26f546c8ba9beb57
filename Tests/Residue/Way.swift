import CognitoCrypto
import PureCrypto

/// A way to use a key.
struct Way: Equatable, CustomStringConvertible {
  static let clientID = Array("18u8119jgbpr464n28s1itk2mq".utf8)
  static let username = Array("a2c2e290-6d0f-4a08-a5ca-f0162935f3a6".utf8)

  enum Use: String, CaseIterable {
    case oneCall, batch, error, neverUsed, planted
    case code, streamed, givenUp
    case notUsed
  }

  let use: Use
  var isSecretLong = false
  /// The backend, for the ways that can choose.
  var backend = SHA256.Backend.preferred

  static let planted = Way(use: .planted)

  static var all: [Way] {
    var ways: [Way] = []
    for isLong in [false, true] {
      for use in [Use.oneCall, .batch, .error, .neverUsed] { ways.append(Way(use: use, isSecretLong: isLong)) }
      SHA256.Backend.forEachAvailable { backend in
        for use in [Use.code, .streamed, .givenUp] {
          ways.append(Way(use: use, isSecretLong: isLong, backend: backend))
        }
      }
    }
    return ways + [planted, Way(use: .notUsed)]
  }

  var description: String { "\(use.rawValue),\(isSecretLong ? "long" : "short"),\(backend.name)" }

  init(use: Use, isSecretLong: Bool = false, backend: SHA256.Backend = .preferred) {
    self.use = use
    self.isSecretLong = isSecretLong
    self.backend = backend
  }

  /// The way with this description.
  init?(_ description: String) {
    guard let way = Self.all.first(where: { $0.description == description }) else { return nil }
    self = way
  }

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
        let usernames = (0..<40).map { $0 == 7 ? String(decoding: Self.username, as: UTF8.self) : "user\($0)" }
        keep(try client.secretHashes(usernames: usernames)[7].bytes[0])
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
