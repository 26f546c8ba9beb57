import CognitoCrypto

/// `lint`: what Cognito would not have issued.
enum LintCommand: Command {
  static let name = "lint"
  static let options = Credentials.options

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    let credentials = try Credentials(arguments)
    var lines = lines(credentials.idSource, "the client id", CredentialLint.clientID(credentials.id.span))
    let findings = credentials.secret.withSpan { CredentialLint.clientSecret($0) }
    lines += self.lines(credentials.secretSource, "the client secret", findings)
    for (index, username) in arguments.operands.enumerated() {
      lines += self.lines("USERNAME \(index + 1)", "the username", CredentialLint.username(username.span))
    }
    for line in lines { try output.write(line) }
    return lines.isEmpty ? .success : .checkFailed
  }

  private static func lines(_ source: String, _ what: String, _ findings: CredentialLint.Findings) -> [String] {
    findings.all.map { "\(source): \(what) \($0.message)\n" }
  }
}
