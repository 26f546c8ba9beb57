import CognitoCrypto

extension CognitoOperation {
  /// The name as the `aws` command writes it: `SignUp` is `sign-up`.
  var commandName: String {
    guard self != .oauthToken else { return "oauth-token" }
    return description.reduce(into: "") { (result, character) in
      if character.isUppercase, !result.isEmpty { result += "-" }
      result += character.lowercased()
    }
  }
}
