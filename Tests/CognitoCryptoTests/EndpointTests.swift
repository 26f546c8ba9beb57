import CognitoCrypto
import Foundation
import Testing

@Suite struct EndpointTests {
  @Test(arguments: [
    ("eu-west-1", "cognito-idp.eu-west-1.amazonaws.com"), ("us-gov-west-1", "cognito-idp.us-gov-west-1.amazonaws.com"),
    ("ap-southeast-2", "cognito-idp.ap-southeast-2.amazonaws.com"),
    ("cn-north-1", "cognito-idp.cn-north-1.amazonaws.com.cn"),
  ])
  func hosts(_ region: String, _ host: String) throws {
    #expect(try CognitoEndpoint.host(region: region) == host)
  }

  @Test func lengthsAndCharactersOfRegions() throws {
    let letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    for character in letters { #expect(try CognitoEndpoint.host(region: "\(character)-we1").contains(character)) }
    for digit in letters.suffix(10) { #expect(try CognitoEndpoint.host(region: "eu-west-\(digit)").contains(digit)) }
    for count in 0...40 {
      let region = String(repeating: "a", count: count) + "1"
      #expect(((try? CognitoEndpoint.host(region: region)) != nil) == (4...31).contains(count), "\(region)")
    }
    for character in "/:`{@AZ_." {
      #expect(throws: RequestError.invalidRegion) { try CognitoEndpoint.host(region: "eu\(character)west-1") }
      #expect(throws: RequestError.invalidRegion) { try CognitoEndpoint.host(region: "eu-west-\(character)") }
    }
  }

  @Test(arguments: [
    "", "eu", "EU-WEST-1", "eu-west-1.evil.example", "eu-west-1/", "eu west 1", "-eu-west-1", "eu--west-1", "eu-west-",
    "eu-west-1\r\nX: 1", "éu-west-1", "localhost", String(repeating: "a", count: 32) + "1",
  ])
  func regionsThatCouldNameAnotherHostAreRefused(_ region: String) {
    #expect(throws: RequestError.invalidRegion) { try CognitoEndpoint.host(region: region) }
  }

  @Test(arguments: [0, 1, 9, 10, 99, 100, 12345, 2_147_483_647])
  func headOfARequest(_ byteCount: Int) throws {
    let head = try [UInt8](capacity: 400) { (output) throws(RequestError) in
      try CognitoEndpoint.head(of: .signUp, region: "eu-west-1", bodyByteCount: byteCount, into: &output)
    }
    let lines = [
      "POST / HTTP/1.1", "Host: cognito-idp.eu-west-1.amazonaws.com", "Content-Type: application/x-amz-json-1.1",
      "X-Amz-Target: AWSCognitoIdentityProviderService.SignUp", "Content-Length: \(byteCount)", "", "",
    ]
    #expect(String(decoding: head, as: UTF8.self) == lines.joined(separator: "\r\n"))
  }

  @Test func sizesOfNoBodyArePreconditionFailures() async {
    await #expect(processExitsWith: .failure) {
      _ = try [UInt8](capacity: 400) { (output) throws(RequestError) in
        try CognitoEndpoint.head(of: .signUp, region: "eu-west-1", bodyByteCount: -1, into: &output)
      }
    }
    await #expect(processExitsWith: .failure) {
      _ = try [UInt8](capacity: 400) { (output) throws(RequestError) in
        try CognitoEndpoint.head(of: .signUp, region: "eu-west-1", bodyByteCount: 2_147_483_648, into: &output)
      }
    }
  }

  @Test func headersNameTheOperation() throws {
    for (request, _) in try RequestSamples.all() {
      #expect(
        request.headers == [
          "Content-Type": "application/x-amz-json-1.1",
          "X-Amz-Target": "AWSCognitoIdentityProviderService.\(request.operation)",
        ])
    }
    let form = try RequestSamples.client().oauthToken(.clientCredentials())
    #expect(form.headers == ["Content-Type": "application/x-www-form-urlencoded"])
  }

  @Test func curlCommand() throws {
    let request = try RequestSamples.client().forgotPassword(username: "u")
    #expect(
      try request.curlCommand(region: "eu-west-1", bodyFile: "it's here.json") == #"""
        curl --silent --show-error 'https://cognito-idp.eu-west-1.amazonaws.com/' \
          --header 'Content-Type: application/x-amz-json-1.1' \
          --header 'X-Amz-Target: AWSCognitoIdentityProviderService.ForgotPassword' \
          --data-binary '@it'\''s here.json'
        """#)
    let quotes = try request.curlCommand(region: "eu-west-1", bodyFile: "'a''b'")
    #expect(quotes.hasSuffix(#"--data-binary '@'\''a'\'''\''b'\'''"#))
    #expect(throws: RequestError.invalidRegion) { try request.curlCommand(region: "'; true") }
  }

  @Test func curlCommandsHoldNoSecret() throws {
    for (request, _) in try RequestSamples.all() {
      let command = try request.curlCommand(region: "eu-west-1")
      #expect(command.hasSuffix("--data-binary '@-'"))
      #expect(!command.contains(RequestSamples.clientSecret) && !command.contains(RequestSamples.hash))
      #expect(command.contains("--aws-sigv4 'aws:amz:eu-west-1:cognito-idp'") == request.operation.requiresSigV4)
    }
  }
}
