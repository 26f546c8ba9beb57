import CognitoCrypto
import Foundation
import Testing

@Suite struct RequestCommandTests {
  private static let environment = SampleClient.environment
  private static let password = "a \"pass\\word\" – of 'hers'"
  private static let session = "session-session-session"
  private static let token = "a.refresh.token"
  /// The payload is {"cognito:username":"the-pools"}.
  private static let idToken = "e30.eyJjb2duaXRvOnVzZXJuYW1lIjoidGhlLXBvb2xzIn0.c2ln"

  private static func client() throws -> AppClient { try AppClient(id: SampleClient.id, secret: SampleClient.secret) }

  private func request(_ arguments: [String], input: [UInt8]? = nil) throws -> Child.Result {
    let child = try Child(
      ["request"] + arguments, environment: Self.environment, input: input == nil ? .path("/dev/null") : .test)
    if let input { try child.write(input) }
    return try child.wait()
  }

  /// The options of one request, with files in the place of `{password}`, `{session}`, `{token}` and `{id}`, and the
  /// body that the library gives.
  struct Sample: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let body: @Sendable (borrowing AppClient) throws -> CognitoRequest

    init(_ arguments: String..., body: @escaping @Sendable (borrowing AppClient) throws -> CognitoRequest) {
      self.init(arguments, body: body)
    }

    init(_ arguments: [String], body: @escaping @Sendable (borrowing AppClient) throws -> CognitoRequest) {
      self.arguments = arguments
      self.body = body
    }

    var testDescription: String { arguments.joined(separator: " ") }

    func filled() throws -> [String] {
      try arguments.map {
        switch $0 {
        case "{password}": try Temporary.file(password + "\n")
        case "{session}": try Temporary.file(session)
        case "{token}": try Temporary.file(token + "\r\n")
        case "{id}": try Temporary.file(idToken + "\n")
        default: $0
        }
      }
    }
  }

  static let samples: [Sample] =
    registrations + flows + answers + [
      Sample("get-tokens-from-refresh-token", "--token-file", "{token}") {
        try $0.getTokensFromRefreshToken(token, clientSecret: SampleClient.secret)
      },
      Sample(
        "get-tokens-from-refresh-token", "--token-file", "{token}", "--device-key", "d", "--client-metadata", "a=b"
      ) {
        try $0.getTokensFromRefreshToken(token, clientSecret: SampleClient.secret, deviceKey: "d") {
          $0.setClientMetadata(["a": "b"])
        }
      },
      Sample("revoke-token", "--token-file", "{token}") {
        try $0.revokeToken(token, clientSecret: SampleClient.secret)
      },
      Sample("oauth-token", "--grant", "client_credentials") { try $0.oauthToken(.clientCredentials()) },
      Sample("oauth-token", "--grant", "client_credentials", "--scope", "a b") {
        try $0.oauthToken(.clientCredentials(scope: "a b"))
      },
      Sample(
        "oauth-token", "--grant", "authorization_code", "--code", "c", "--redirect-uri", "https://a/b",
        "--code-verifier-file", "{session}"
      ) { try $0.oauthToken(.authorizationCode("c", redirectURI: "https://a/b", codeVerifier: session)) },
      Sample("oauth-token", "--grant", "refresh_token", "--token-file", "{token}") {
        try $0.oauthToken(.refreshToken(token))
      },
    ]

  static let registrations: [Sample] = [
    Sample("sign-up", "--username", "jörg") { try $0.signUp(username: "jörg", password: nil) },
    Sample(
      "sign-up", "--username", "a", "--password-file", "{password}", "--attribute", "email=a@b=c", "--attribute",
      "custom:x=", "--validation-data", "v=w", "--client-metadata", "m=n", "--analytics-endpoint-id", "e",
      "--ip-address", "192.0.2.1", "--encoded-data", "d"
    ) {
      try $0.signUp(username: "a", password: password) {
        $0.setUserAttributes(["email": "a@b=c", "custom:x": ""])
        $0.setValidationData(["v": "w"])
        $0.setClientMetadata(["m": "n"])
        $0.setAnalyticsEndpointID("e")
        $0.setUserContext(ipAddress: "192.0.2.1", encodedData: "d")
      }
    },
    Sample("confirm-sign-up", "--username", "a", "--code", "1") {
      try $0.confirmSignUp(username: "a", confirmationCode: "1")
    },
    Sample(
      "confirm-sign-up", "--username", "a", "--code", "1", "--session-file", "{session}", "--force-alias-creation"
    ) { try $0.confirmSignUp(username: "a", confirmationCode: "1", session: session, forceAliasCreation: true) },
    Sample("resend-confirmation-code", "--username=a") { try $0.resendConfirmationCode(username: "a") },
    Sample("forgot-password", "--username", "a", "--ip-address", "192.0.2.1") {
      try $0.forgotPassword(username: "a") { $0.setUserContext(ipAddress: "192.0.2.1") }
    },
    Sample("confirm-forgot-password", "--username", "a", "--code", "1", "--password-file", "{password}") {
      try $0.confirmForgotPassword(username: "a", confirmationCode: "1", password: password)
    },
  ]

  static let flows: [Sample] = [
    Sample("initiate-auth", "--flow", "USER_AUTH", "--username", "a") { try $0.initiateAuth(.user(username: "a")) },
    Sample(
      "initiate-auth", "--flow", "USER_AUTH", "--username", "a", "--preferred-challenge", "PASSWORD", "--password-file",
      "{password}", "--session-file", "{session}"
    ) {
      try $0.initiateAuth(.user(username: "a", preferredChallenge: .password(password)), session: session)
    },
    Sample(
      "initiate-auth", "--flow", "USER_AUTH", "--username", "a", "--preferred-challenge", "PASSWORD_SRP", "--srp-a", "f"
    ) { try $0.initiateAuth(.user(username: "a", preferredChallenge: .passwordSRP(srpA: "f"))) },
    Sample("initiate-auth", "--flow", "USER_AUTH", "--username", "a", "--preferred-challenge", "WEB_AUTHN") {
      try $0.initiateAuth(.user(username: "a", preferredChallenge: .webAuthn))
    },
    Sample("initiate-auth", "--flow", "USER_AUTH", "--username", "a", "--preferred-challenge", "EMAIL_OTP") {
      try $0.initiateAuth(.user(username: "a", preferredChallenge: .emailOTP))
    },
    Sample("initiate-auth", "--flow", "USER_AUTH", "--username", "a", "--preferred-challenge", "SMS_OTP") {
      try $0.initiateAuth(.user(username: "a", preferredChallenge: .smsOTP))
    },
    Sample("initiate-auth", "--flow", "USER_SRP_AUTH", "--username", "a", "--srp-a", "f") {
      try $0.initiateAuth(.userSRP(username: "a", srpA: "f"))
    },
    Sample(
      "initiate-auth", "--flow", "USER_PASSWORD_AUTH", "--username", "a", "--password-file", "{password}",
      "--device-key", "d"
    ) { try $0.initiateAuth(.password(username: "a", password: password), deviceKey: "d") },
    Sample("initiate-auth", "--flow", "CUSTOM_AUTH", "--username", "a", "--srp-a", "f") {
      try $0.initiateAuth(.custom(username: "a", srpA: "f"))
    },
    Sample("initiate-auth", "--flow", "REFRESH_TOKEN_AUTH", "--token-file", "{token}", "--pool-username", "p") {
      try $0.initiateAuth(.refreshToken(token, username: PoolUsername("p")))
    },
    Sample("initiate-auth", "--flow", "REFRESH_TOKEN_AUTH", "--token-file", "{token}", "--id-token-file", "{id}") {
      try $0.initiateAuth(.refreshToken(token, username: PoolUsername("the-pools")))
    },
    Sample(
      "admin-initiate-auth", "--user-pool-id", "u", "--flow", "ADMIN_USER_PASSWORD_AUTH", "--username", "a",
      "--password-file", "{password}", "--ip-address", "192.0.2.1", "--server-name", "s", "--server-path", "/",
      "--http-header", "h=v", "--encoded-data", "d"
    ) {
      try $0.adminInitiateAuth(userPoolID: "u", .password(username: "a", password: password)) {
        $0.setContext(
          ipAddress: "192.0.2.1", serverName: "s", serverPath: "/", encodedData: "d", httpHeaders: ["h": "v"])
      }
    },
  ]

  private static func answer(
    _ challenge: String, _ arguments: String..., response: ChallengeResponse<String>
  ) -> Sample {
    let given = ["respond-to-auth-challenge", "--username", "a", "--session-file", "{session}"]
    return Sample(given + ["--challenge", challenge] + arguments) {
      try $0.respondToAuthChallenge(response, username: "a", session: session)
    }
  }

  static let answers: [Sample] = [
    answer("SMS_MFA", "--code", "1", response: .smsMFA(code: "1")),
    answer("EMAIL_OTP", "--code", "1", response: .emailOTP(code: "1")),
    answer("SMS_OTP", "--code", "1", response: .smsOTP(code: "1")),
    answer("SOFTWARE_TOKEN_MFA", "--code", "1", response: .softwareTokenMFA(code: "1")),
    answer("SELECT_MFA_TYPE", "--select", "SMS_MFA", response: .selectMFAType(.sms)),
    answer("SELECT_MFA_TYPE", "--select", "EMAIL_MFA", response: .selectMFAType(.email)),
    answer("SELECT_MFA_TYPE", "--select", "SOFTWARE_TOKEN_MFA", response: .selectMFAType(.softwareToken)),
    answer("MFA_SETUP", response: .mfaSetup),
    answer(
      "PASSWORD_VERIFIER", "--signature", "s", "--secret-block", "b", "--timestamp", "t",
      response: .passwordVerifier(signature: "s", secretBlock: "b", timestamp: "t")),
    answer("CUSTOM_CHALLENGE", "--answer-file", "{password}", response: .custom(answer: password)),
    answer(
      "SELECT_CHALLENGE", "--select", "PASSWORD", "--password-file", "{password}",
      response: .selectChallenge(.password(password))),
    answer(
      "SELECT_CHALLENGE", "--select", "PASSWORD_SRP", "--srp-a", "f",
      response: .selectChallenge(.passwordSRP(srpA: "f"))),
    answer(
      "SELECT_CHALLENGE", "--select", "WEB_AUTHN", "--credential-file", "{password}",
      response: .selectChallenge(.webAuthn(credential: password))),
    answer("SELECT_CHALLENGE", "--select", "EMAIL_OTP", response: .selectChallenge(.emailOTP)),
    answer("SELECT_CHALLENGE", "--select", "SMS_OTP", response: .selectChallenge(.smsOTP)),
    answer("DEVICE_SRP_AUTH", "--device-key", "d", "--srp-a", "f", response: .deviceSRP(deviceKey: "d", srpA: "f")),
    answer(
      "DEVICE_PASSWORD_VERIFIER", "--device-key", "d", "--signature", "s", "--secret-block", "b", "--timestamp", "t",
      response: .devicePasswordVerifier(deviceKey: "d", signature: "s", secretBlock: "b", timestamp: "t")),
    answer("PASSWORD", "--password-file", "{password}", response: .password(password)),
    answer("PASSWORD_SRP", "--srp-a", "f", response: .passwordSRP(srpA: "f")),
    answer("WEB_AUTHN", "--credential-file", "{password}", response: .webAuthn(credential: password)),
    Sample(
      "admin-respond-to-auth-challenge", "--user-pool-id", "u", "--username", "a", "--challenge",
      "NEW_PASSWORD_REQUIRED", "--password-file", "{password}", "--attribute", "email=e", "--device-key", "d"
    ) {
      try $0.adminRespondToAuthChallenge(
        userPoolID: "u", .newPassword(password), username: "a", session: nil, deviceKey: "d",
        userAttributes: ["email": "e"])
    },
  ]

  @Test(arguments: samples)
  func bodyIsTheLibrarys(_ sample: Sample) throws {
    let result = try request(sample.filled())
    #expect(result.status == 0 && result.error == "")
    #expect(result.outputBytes == (try sample.body(Self.client()).body))
  }

  @Test func everyOperationHasASample() {
    let names = Set(Self.samples.map { $0.arguments[0] })
    #expect(names.count == CognitoOperation.allCases.count)
  }

  /// The command stands on its own: no secret in it, and no file is read for it.
  @Test(arguments: samples)
  func curl(_ sample: Sample) throws {
    let placeholders = ["{password}", "{session}", "{token}", "{id}"]
    let arguments = sample.arguments.map { placeholders.contains($0) ? "/nonexistent/it's" : $0 }
    let isOAuth = arguments[0] == "oauth-token"
    let place = isOAuth ? ["--domain", "x.auth.eu-west-1.amazoncognito.com"] : ["--region", "eu-west-1"]
    let result = try Child(["request", "--curl"] + arguments + place).wait()
    #expect(result.status == 0 && result.error == "")
    #expect(result.output.hasPrefix("cognito-crypto request \(arguments[0]) --"))
    #expect(result.output.contains(" |\ncurl --silent --show-error 'https://") && result.output.hasSuffix(" '@-'\n"))
    #expect(result.output.contains("--aws-sigv4") == arguments[0].hasPrefix("admin-"))
    #expect(result.output.contains("--authorization-header") == isOAuth)
    for option in ["--curl", "--region", "--domain"] { #expect(!result.output.contains(option)) }
  }

  /// A shell that runs the command sends the body, to a curl of ours that prints its arguments and its input.
  @Test func curlIsRunByAShell() throws {
    let folder = try Temporary.newDirectory()
    let own = "\(folder)/curl"
    try "#!/bin/sh\nfor word; do echo \"$word\"; done\ncat\n".write(toFile: own, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: own)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/cognito-crypto", withDestinationPath: Child.executable.path)
    let file = "\(folder)/it's a password"
    try Self.password.write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)

    let command = try request([
      "sign-up", "--curl", "--region", "eu-west-1", "--username", "o'neil $HOME", "--password-file", file,
    ]).output
    #expect(!command.contains(Self.password))
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    shell.arguments = ["-c", command]
    shell.environment = Self.environment.merging(["PATH": "\(folder):/usr/bin:/bin"]) { $1 }
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    shell.waitUntilExit()
    let body = try Self.client().signUp(username: "o'neil $HOME", password: Self.password).bodyText
    #expect(shell.terminationStatus == 0 && output.hasSuffix("\n@-\n\(body)"))
    #expect(output.contains("\nhttps://cognito-idp.eu-west-1.amazonaws.com/\n"))
    #expect(output.contains("\nX-Amz-Target: AWSCognitoIdentityProviderService.SignUp\n"))
  }

  @Test func secretsFromStandardInput() throws {
    let body = try Self.client().signUp(username: "a", password: Self.password).body
    let password = Array((Self.password + "\n").utf8)
    let result = try request(["sign-up", "--username", "a", "--password-file", "-"], input: password)
    #expect(result.status == 0 && result.outputBytes == body)

    let file = try Temporary.file(Self.password)
    let secret = try Child.run(
      "request", "sign-up", "--username", "a", "--password-file", file, "--client-secret-file", "-",
      environment: ["COGNITO_CLIENT_ID": SampleClient.id], input: Array(SampleClient.secret.utf8))
    #expect(secret.status == 0 && secret.outputBytes == body)

    let both = [
      "confirm-sign-up", "--username", "a", "--code", "1", "--session-file", "-", "--client-secret-file", "-",
    ]
    let two = try Child(["request"] + both, environment: ["COGNITO_CLIENT_ID": SampleClient.id]).wait()
    #expect(two.status == 64 && two.error.contains("which has the text of --session-file"))
    let files = ["--flow", "REFRESH_TOKEN_AUTH", "--token-file", "-", "--id-token-file", "-"]
    let twoFiles = try request(["initiate-auth"] + files, input: password)
    #expect(twoFiles.status == 64 && twoFiles.error.contains("standard input, which has the text of --token-file"))
  }

  @Test func authorizationHeader() throws {
    let header = try Self.client().basicAuthorization(clientSecret: SampleClient.secret)
    let result = try request(["oauth-token", "--authorization-header"])
    #expect(result.status == 0 && result.output == "Authorization: \(header)\n" && result.error == "")
    #expect(try request(["sign-up", "--authorization-header", "--username", "a"]).status == 64)
    #expect(try request(["oauth-token", "--authorization-header", "--scope", "a"]).status == 64)
  }

  /// The form has no secret, and needs none.
  @Test func formNeedsNoSecret() throws {
    let result = try Child.run("request", "oauth-token", "--grant", "client_credentials", "--client-id", "an+id")
    #expect(result.status == 0 && result.output == "grant_type=client_credentials&client_id=an%2Bid")
  }

  @Test(arguments: [
    (["sign-up"], "sign-up needs --username"),
    (["confirm-sign-up"], "confirm-sign-up needs --username, --code"),
    (["confirm-forgot-password", "--code", "1"], "needs --username, --password-file"),
    (["initiate-auth"], "initiate-auth needs --flow"),
    (["initiate-auth", "--flow", "USER_PASSWORD_AUTH"], "needs --username, --password-file"),
    (["initiate-auth", "--flow", "USER_SRP_AUTH"], "needs --username, --srp-a"),
    (["initiate-auth", "--flow", "REFRESH_TOKEN_AUTH"], "needs --token-file, --pool-username or --id-token-file"),
    (["admin-initiate-auth"], "needs --user-pool-id, --flow"),
    (
      ["admin-initiate-auth", "--user-pool-id=u", "--flow=CUSTOM_AUTH", "--username=a", "--server-name=s"],
      "needs --ip-address, --server-path"
    ),
    (["respond-to-auth-challenge"], "needs --username, --challenge"),
    (["respond-to-auth-challenge", "--username", "a", "--challenge", "SMS_MFA"], "needs --code"),
    (["respond-to-auth-challenge", "--username", "a", "--challenge", "SELECT_CHALLENGE"], "needs --select"),
    (["admin-respond-to-auth-challenge"], "needs --user-pool-id, --username, --challenge"),
    (["get-tokens-from-refresh-token"], "needs --token-file"), (["revoke-token"], "needs --token-file"),
    (["oauth-token"], "oauth-token needs --grant"),
    (["oauth-token", "--grant", "authorization_code"], "needs --code, --redirect-uri"),
  ])
  func whatIsMissing(_ arguments: [String], _ message: String) throws {
    for more in [[], ["--curl", "--region", "eu-west-1"]] where more.isEmpty || arguments[0] != "oauth-token" {
      let result = try request(arguments + more)
      #expect(result.status == 64 && result.output == "" && result.error.contains(message), "\(result.error)")
    }
  }

  @Test(arguments: [
    ([], "an OPERATION is missing: sign-up, confirm-sign-up, "),
    (["SignUp"], "there is no operation SignUp, but sign-up, "), (["sign-up", "a"], "one OPERATION, not 2 operands"),
    (["sign-up", "--username", "a", "--code", "1"], "--code is not for this sign-up"),
    (["sign-up", "--username", "a", "--session-file", "f"], "--session-file is not for this sign-up"),
    (["forgot-password", "--username", "a", "--attribute", "a=b"], "--attribute is not for this forgot-password"),
    (["sign-up", "--username", "a", "--attribute", "email"], "--attribute takes NAME=VALUE"),
    (["sign-up", "--username", "a", "--attribute", "=b"], "--attribute takes NAME=VALUE"),
    (
      ["sign-up", "--username", "a", "--attribute", "a=b", "--attribute", "a=c"], "--attribute has the same name twice"
    ),
    (["sign-up", "--username", "a", "--username", "b"], "--username stands twice"),
    (["initiate-auth", "--flow", "user"], "--flow is USER_AUTH, USER_SRP_AUTH, USER_PASSWORD_AUTH, CUSTOM_AUTH, "),
    (["initiate-auth", "--flow", "ADMIN_USER_PASSWORD_AUTH"], "--flow is USER_AUTH"),
    (["respond-to-auth-challenge", "--challenge", "ADMIN_NO_SRP_AUTH"], "--challenge is SMS_MFA, "),
    (["sign-up", "--username", "a", "--region", "eu-west-1"], "--region is for --curl"),
    (["sign-up", "--username", "a", "--curl"], "--curl needs --region"),
    (
      ["sign-up", "--username", "a", "--curl", "--region", "a.b/"], "--region: the region is not a name like eu-west-1"
    ),
    (["sign-up", "--username", "a", "--curl", "--region", "eu-west-1", "--domain", "a"], "--domain is not for this"),
    (["oauth-token", "--grant", "client_credentials", "--curl"], "--curl needs --domain"),
    (["oauth-token", "--grant", "client_credentials", "--curl", "--domain", "a'b"], "--domain is a name like "),
    (
      ["oauth-token", "--grant", "client_credentials", "--curl", "--domain", "a", "--client-secret-file", "-"],
      "standard input has the body"
    ),
    (["sign-up", "--username", "a", "--password", "the-password"], "--password is refused"),
    (["revoke-token", "--token=the-password"], "--token is refused"),
    (["revoke-token", "--refresh-token", "the-password"], "give --token-file PATH"),
    (
      [
        "initiate-auth", "--flow", "REFRESH_TOKEN_AUTH", "--token-file", "f", "--pool-username", "a", "--id-token-file",
        "f",
      ], "one of them must go"
    ),
  ])
  func usageErrors(_ arguments: [String], _ message: String) throws {
    let result = try request(arguments)
    #expect(result.status == 64 && result.output == "" && result.error.contains(message), "\(result.error)")
    #expect(!result.error.contains("the-password") && result.error.split(separator: "\n").count == 1)
  }

  @Test func badInput() throws {
    #expect(try request(["sign-up", "--username", ""]).status == 65)
    let bytes = try Child.run("request", "sign-up", "--username", [0xff] as [UInt8], environment: Self.environment)
    #expect(bytes.status == 65 && bytes.error.contains("--username: not UTF-8"))
    let signUp = ["sign-up", "--username", "a", "--password-file"]
    #expect(try request(signUp + [Temporary.file([0xff])]).status == 65)
    let empty = try request(signUp + [Temporary.file("\n")])
    #expect(empty.status == 65 && empty.error.contains("the file of --password-file is empty"))
    #expect(try request(signUp + [Temporary.file([UInt8](repeating: 0x61, count: 65_537))]).status == 65)
    #expect(try request(signUp + ["/nonexistent"]).status == 66)
    let token = try ["--flow", "REFRESH_TOKEN_AUTH", "--token-file", Temporary.file("t"), "--id-token-file"]
    let noToken = try request(["initiate-auth"] + token + [Temporary.file("a.b.c")])
    #expect(noToken.status == 65 && noToken.error.contains("--id-token-file: this is no token"))
    let noSecret = try Child.run("request", "sign-up", "--username", "a", "--client-id", "b")
    #expect(noSecret.status == 64 && noSecret.error.contains("the client secret is missing"))
    let full = try Child.run(
      "request", "sign-up", "--username", "a", environment: Self.environment, output: .path("/dev/full"))
    #expect(full.status == 74)
  }

  @Test func fileThatOthersCanRead() throws {
    let path = try Temporary.file("a", permissions: 0o644)
    let result = try request(["sign-up", "--username", "a", "--password-file", path])
    #expect(result.status == 0 && result.error.contains("every user can read this secret"))
  }
}
