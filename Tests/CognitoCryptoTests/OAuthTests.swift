import CognitoCrypto
import Foundation
import Testing

@Suite struct OAuthTests {
  /// Amazon Cognito Developer Guide, "The token issuer endpoint".
  @Test func basicAuthorization() throws {
    let client = try AppClient(id: "djc98u3jiedmi283eu928", secret: "abcdef01234567890")
    #expect(
      try client.basicAuthorization(clientSecret: "abcdef01234567890")
        == "Basic ZGpjOTh1M2ppZWRtaTI4M2V1OTI4OmFiY2RlZjAxMjM0NTY3ODkw")
  }

  /// Every length of the last group. Expected: Python's base64.
  @Test(arguments: [("s", "Basic aTpz"), ("se", "Basic aTpzZQ=="), ("sec", "Basic aTpzZWM="), ("sé", "Basic aTpzw6k=")])
  func basicAuthorizationOfAllLengths(_ secret: String, _ expected: String) throws {
    let client = try AppClient(id: "i", secret: "x")
    #expect(try client.basicAuthorization(clientSecret: secret) == expected)
  }

  @Test func forms() throws {
    let client = try AppClient(id: "1+a_b", secret: "x")
    #expect(
      try client.oauthToken(.clientCredentials()).bodyText == "grant_type=client_credentials&client_id=1%2Ba_b")
    #expect(
      try client.oauthToken(.clientCredentials(scope: "api/read api/write")).bodyText
        == "grant_type=client_credentials&client_id=1%2Ba_b&scope=api%2Fread%20api%2Fwrite")
    #expect(
      try client.oauthToken(
        .authorizationCode("c&d=e", redirectURI: "https://example.org/?a=é#~", codeVerifier: "v-._~")
      ).bodyText
        == "grant_type=authorization_code&client_id=1%2Ba_b&code=c%26d%3De"
        + "&redirect_uri=https%3A%2F%2Fexample.org%2F%3Fa%3D%C3%A9%23~&code_verifier=v-._~")
    #expect(
      try client.oauthToken(.refreshToken("\u{0}\n%+😀")).bodyText
        == "grant_type=refresh_token&client_id=1%2Ba_b&refresh_token=%00%0A%25%2B%F0%9F%98%80")
  }

  @Test func everyCharacterOfAForm() throws {
    let client = try AppClient(id: "i", secret: "x")
    let unreserved = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    for value in UInt32(0)...0x100 {
      let text = String(Character(try #require(Unicode.Scalar(value))))
      let encoded = try #require(text.addingPercentEncoding(withAllowedCharacters: unreserved))
      let body = try client.oauthToken(.clientCredentials(scope: text)).bodyText
      #expect(body == "grant_type=client_credentials&client_id=i&scope=\(encoded)")
    }
  }
}
