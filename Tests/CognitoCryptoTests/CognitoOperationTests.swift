import CognitoCrypto
import PureCrypto
import TestSupport
import Testing

/// The table of operations against the service model.
struct CognitoOperationTests {
  private struct Model: Decodable {
    struct Operation: Decodable {
      let name: String
      let auth: String
      let members: [String]
      let required: [String]
    }
    let operations: [Operation]
  }

  /// The operations of the model in which an app client proves that it has its secret. The two others that have a
  /// member `ClientSecret` give an app client its secret: they are signed, and are not made by the client.
  private func modelOperations() throws -> [Model.Operation] {
    let operations = try Repository.vectors("cognito/operations.json", as: Model.self).operations
    #expect(operations.count == 13)
    let administrative = operations.filter { $0.members == ["ClientSecret"] && $0.auth == "v4" }
    #expect(administrative.map(\.name) == ["AddUserPoolClientSecret", "CreateUserPoolClient"])
    return operations.filter { operation in !administrative.contains { $0.name == operation.name } }
  }

  @Test("The operations are those of the model, and the token endpoint")
  func operations() throws {
    let names = try modelOperations().map(\.name)
    #expect(Set(CognitoOperation.allCases.map(\.description)) == Set(names + ["/oauth2/token"]))
    #expect(CognitoOperation.allCases.count == names.count + 1)
    #expect(CognitoOperation.allCases.count == Int(CognitoOperation.count))
    print("Service model: \(names.count) operations")
  }

  @Test("Placement, key, username and signature are those of the model")
  func placements() throws {
    for row in try modelOperations() {
      let operation = try #require(CognitoOperation(name: row.name))
      #expect(operation.requiresSigV4 == (row.auth == "v4"), "\(operation)")
      // The member of the request is what stands before the dot, or all of the path.
      let path = "\(operation.placement.path)".split(separator: ".").map(String.init)
      #expect(row.members == [path[0]], "\(operation)")
      #expect(path.last == "\(operation.placement.key)", "\(operation)")
      #expect(operation.placement.isSecretHash == (row.members != ["ClientSecret"]), "\(operation)")
      #expect(row.required.contains("ClientId"), "\(operation)")
      let rule: CognitoOperation.UsernameRule =
        switch row.members {
        case ["SecretHash"]: .username
        case ["AuthParameters"]: .authParametersUsername
        case ["ChallengeResponses"]: .challengeResponsesUsername
        default: .none
        }
      #expect(operation.usernameRule == rule, "\(operation)")
      #expect(row.required.contains("Username") == (operation.usernameRule == .username), "\(operation)")
    }
  }

  @Test("The maps' key is SECRET_HASH")
  func maps() {
    #expect("\(CognitoOperation.initiateAuth.placement.path)" == "AuthParameters.SECRET_HASH")
    #expect("\(CognitoOperation.respondToAuthChallenge.placement.path)" == "ChallengeResponses.SECRET_HASH")
  }

  @Test("The token endpoint takes the raw secret")
  func tokenEndpoint() throws {
    let operation = CognitoOperation.oauthToken
    #expect(operation.placement == .basicAuthorization)
    #expect("\(operation.placement.path)" == "Authorization: Basic")
    #expect("\(operation.placement.key)" == "Authorization")
    #expect(!operation.placement.isSecretHash)
    #expect(operation.usernameRule == .none)
    #expect(!operation.requiresSigV4)
  }

  private struct OAuthBasic: Decodable {
    struct Test: Decodable {
      let clientID: String
      let clientSecret: String
      let basic: String
    }
    let tests: [Test]
  }

  @Test("HTTP Basic of the developer guide")
  func basic() throws {
    let tests = try Repository.vectors("cognito/oauth-basic.json", as: OAuthBasic.self).tests
    #expect(tests.count == 1)
    for test in tests { #expect(Base64.encode(Array("\(test.clientID):\(test.clientSecret)".utf8)) == test.basic) }
    print("OAuth Basic: \(tests.count) vectors")
  }

  @Test("By name, spelt exactly")
  func names() {
    for operation in CognitoOperation.allCases {
      #expect(CognitoOperation(name: "\(operation.name)") == operation)
      #expect(CognitoOperation(rawValue: operation.rawValue) == operation)
    }
    for name in ["", "signUp", "SignUp ", "SIGNUP", "SignIn", "AdminSignUp"] {
      #expect(CognitoOperation(name: name) == nil)
    }
    #expect(CognitoOperation(rawValue: CognitoOperation.count) == nil)
  }

  @Test("Every rule has a summary")
  func summaries() {
    let rules: [CognitoOperation.UsernameRule] = [
      .username, .authParametersUsername, .challengeResponsesUsername, .none,
    ]
    #expect(Set(rules.map { "\($0.summary)" }).count == 4)
  }
}
