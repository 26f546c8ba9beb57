import CognitoCrypto

/// The app client of a published secret hash, and what the library says about it. The library's own tests check that
/// against other implementations.
enum SampleClient {
  static let id = "18u8119jgbpr464n28s1itk2mq"
  static let secret = "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"
  static let environment = ["COGNITO_CLIENT_ID": id, "COGNITO_CLIENT_SECRET": secret]

  /// Published by npm cognito-srp-helper, mocks/data.ts.
  static let published = (
    username: "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6", hash: "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI="
  )

  static func hash(_ username: [UInt8], secret: String = secret) throws -> String {
    let client = try AppClient(id: id, secret: secret)
    return try client.secretHash(username: username.span).description
  }

  static func hash(_ username: String, secret: String = secret) throws -> String {
    try hash(Array(username.utf8), secret: secret)
  }
}
