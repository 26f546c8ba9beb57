import CognitoCrypto
import PureCrypto

/// The examples of README, DocC pages and doc comments, compiled and run. Each block stands here line for line.
enum Examples {
  static let clientID = "18u8119jgbpr464n28s1itk2mq"
  static let clientSecret = "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"
  static let username = "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6"

  static func request() throws -> [String: String] {
    var request: [String: String] = [:]
    let client = try AppClient(id: clientID, secret: clientSecret)
    let hash = try client.secretHash(username: username)
    request["SecretHash"] = hash.description
    return request
  }

  static func sentBytes() throws -> [UInt8] {
    let clientID = Array(clientID.utf8)
    let clientSecret = Array(clientSecret.utf8)
    let username = Array(username.utf8)
    var sent: [UInt8] = []
    func send(_ byte: UInt8) { sent.append(byte) }
    let client = try AppClient(id: clientID.span, secret: clientSecret.span)
    let hash = try client.secretHash(username: username.span)
    for i in hash.bytes.indices { send(hash.bytes[i]) }
    return sent
  }

  static func appClient() throws -> SecretHash {
    let secret = clientSecret
    let client = try AppClient(id: "18u8119jgbpr464n28s1itk2mq", secret: secret)
    let hash = try client.secretHash(username: "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6")
    return hash
  }

  static func signUp() throws -> CognitoRequest {
    let password = "correct horse"
    let email = "ada@example.org"
    let client = try AppClient(id: clientID, secret: clientSecret)
    let request = try client.signUp(username: username, password: password) { members in
      members.setUserAttributes(["email": email])
    }
    return request
  }

  static func pureCrypto() -> (SHA256Digest, String) {
    let digest = SHA256.hash(data: "abc")
    let key = HMACSHA256.Key("Jefe")
    let code = HMACSHA256.authenticationCode(for: "what do ya want for nothing?", using: key)
    let text = Base64.encode(Array(code))
    return (digest, text)
  }

  static func many() throws -> ([SecretHash], [SHA256Digest]) {
    let client = try AppClient(id: clientID, secret: clientSecret)
    let messages: [[UInt8]] = [[0x61], [0x61, 0x62, 0x63]]
    let hashes = try client.secretHashes(usernames: ["alice", "bob"])
    let digests = SHA256.hashes(data: messages)
    return (hashes, digests)
  }

  static func parts() -> SHA256Digest {
    let first: [UInt8] = [0x61]
    let second: [UInt8] = [0x62, 0x63]
    var hash = SHA256()
    hash.update(data: first)
    hash.update(data: second)
    let digest = hash.finalize()
    return digest
  }

  static func code(secret: [UInt8], message: [UInt8]) -> HMACSHA256.AuthenticationCode {
    let key = HMACSHA256.Key(secret)
    let code = HMACSHA256.authenticationCode(for: message, using: key)
    return code
  }

  static func isSelfTestPassed() -> Bool {
    guard SelfTest.run().isEmpty else { return false }
    return true
  }

  static let sub = "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6"
  static let email = "jane@example.com"
  static let webClientID = "1example23456789webclient0"
  static let userPoolID = "eu-central-1_ExaMPle"
  static let errorText = "SecretHash does not match for the client: 18u8119jgbpr464n28s1itk2mq"

  static func diagnosis(_ refused: String) throws -> [Diagnosis.Cause] {
    let diagnosis = try Diagnosis(of: refused, username: username, clientID: clientID, secret: clientSecret)
    for cause in diagnosis.causes { print(cause) }
    print(diagnosis.rightHash)
    return diagnosis.causes
  }

  static func verdict(_ refused: String) throws -> Diagnosis.Verdict {
    let diagnosis = try Diagnosis(of: refused, username: username, clientID: clientID, secret: clientSecret)
    switch diagnosis.verdict {
    case .right: print("The hash is right.")
    case .explained: for cause in diagnosis.causes { print(cause, cause.fix, separator: "\n") }
    case .unexplained: for advice in diagnosis.advice.all { print(advice) }
    }
    print("The right hash is \(diagnosis.rightHash).")
    return diagnosis.verdict
  }

  static func context() throws -> Diagnosis.Context {
    let context = try Diagnosis.Context(sub: sub, email: email)
    return context
  }

  static func diagnosisInContext(_ refused: String) throws -> [Diagnosis.Cause] {
    let context = try Diagnosis.Context(
      sub: sub, email: email, otherClientIDs: [webClientID], userPoolID: userPoolID, errorText: errorText)
    let diagnosis = try Diagnosis(
      of: refused, username: username, clientID: clientID, secret: clientSecret, context: context)
    for cause in diagnosis.causes where cause.contains(.other(.email)) {
      print("The e-mail address was hashed, and not \(username).")
    }
    return diagnosis.causes
  }

  static func knownHash() throws {
    let client = try AppClient(id: "18u8119jgbpr464n28s1itk2mq", secret: clientSecret)
    let hash = try client.secretHash(username: "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6")
    assert(hash.description == "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI=")
  }

  static func findings() -> CredentialLint.Findings {
    let findings = CredentialLint.clientSecret(clientSecret)
    if !findings.isEmpty { print("The client secret \(findings).") }
    return findings
  }

  static func rotation(_ hash: SecretHash, newSecret: String, oldSecret: String) throws -> ActiveSecret? {
    let client = try AppClient(id: clientID, secret: newSecret)
    let previous = try AppClient(id: clientID, secret: oldSecret)
    let match = client.matchingSecret(of: hash, username: username, previous: previous)
    return match
  }

  final class SignUpService: Sendable {
    private let client: AppClient

    init(clientID: String, clientSecret: String) throws {
      client = try AppClient(id: clientID, secret: clientSecret)
    }

    func request(username: String, password: String, email: String) throws -> CognitoRequest {
      try client.signUp(username: username, password: password) { members in
        members.setUserAttributes(["email": email])
      }
    }
  }
}
