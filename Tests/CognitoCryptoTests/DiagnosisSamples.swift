import CognitoCrypto
import PureCrypto

/// What the tests of the diagnosis have in common: a user, a client, and hashes of them.
protocol DiagnosisSamples {}

extension DiagnosisSamples {
  var username: String { "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6" }
  var clientID: String { "18u8119jgbpr464n28s1itk2mq" }
  var secret: String { "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b" }
  var right: String { "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI=" }

  /// A hash that no mistake gives.
  var unknown: String { Base64.encode([UInt8](repeating: 7, count: 32)) }

  /// A hash made of another message, or with another key.
  func hash(_ key: String, _ message: String) -> String {
    Base64.encode(Array(HMACSHA256.authenticationCode(for: message, using: HMACSHA256.Key(key))))
  }

  func diagnose(
    _ hash: String? = nil, username: String? = nil, clientID: String? = nil, secret: String? = nil,
    previousSecret: String? = nil, context: Diagnosis.Context = .init()
  ) throws -> Diagnosis {
    try Diagnosis(
      of: hash ?? unknown, username: username ?? self.username, clientID: clientID ?? self.clientID,
      secret: secret ?? self.secret, previousSecret: previousSecret, context: context)
  }
}
