#if os(Linux)
  import CognitoCrypto
  import Glibc
  import TestSupport
  import Testing

  /// Requests are made and answers read in a process that has no memory left to give.
  struct RequestAllocationTests {
    @Test("Works without memory")
    func withoutMemory() async {
      await #expect(processExitsWith: .exitCode(0)) {
        let texts = [
          "18u8119jgbpr464n28s1itk2mq", "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b", "ada",
          #"{"ChallengeName":"SMS_MFA","Session":"\u00e9","ChallengeParameters":{"USERNAME":"ada"}}"#,
          "e30.eyJ1c2VybmFtZSI6ImFkYSJ9.e30", #"{"username":"ada"}"#,
        ]
        // Once before: Swift's runtime makes descriptions of generic types when a process first needs them.
        let isRight = isSignedIn(texts)
        exhaustMemory()
        let isRightWithoutMemory = isSignedIn(texts)
        _exit(isRight && isRightWithoutMemory ? 0 : 1)
      }
    }
  }

  /// Nothing is thrown: Swift Testing makes a backtrace of every error, and allocates for it.
  private func isSignedIn(_ texts: [String]) -> Bool {
    isSignedIn(
      texts[0].utf8.span, texts[1].utf8.span, texts[2].utf8.span, texts[3].utf8.span, texts[4].utf8.span,
      texts[5].utf8.span)
  }

  private func isSignedIn(
    _ id: Span<UInt8>, _ secret: Span<UInt8>, _ username: Span<UInt8>, _ body: Span<UInt8>, _ token: Span<UInt8>,
    _ payload: Span<UInt8>
  ) -> Bool {
    var count = 0
    let bytes = InlineArray<2048, UInt8>(initializingWith: { (output) in
      guard let client = try? AppClient(id: id, secret: secret), let answer = try? CognitoResponse(body) else {
        while !output.isFull { output.append(0) }
        return
      }
      try? CognitoEndpoint.head(of: .signUp, region: "eu-west-1" as StaticString, bodyByteCount: 100, into: &output)
      try? client.signUp(username: username, password: username, into: &output) { members in
        members.setUserAttributes { $0.append(name: "email", value: username) }
      }
      try? client.initiateAuth(.password(username: username, password: username), into: &output)
      try? client.respondToAuthChallenge(.smsMFA(code: username), username: username, session: nil, into: &output)
      try? client.oauthToken(.refreshToken(username), into: &output)
      try? client.basicAuthorization(clientSecret: secret, into: &output)
      try? answer.session?.append(to: &output)
      try? answer.challengeParameter("USERNAME")?.append(to: &output)
      try? UnverifiedToken.payload(of: token, into: &output)
      try? UnverifiedToken.username(inPayload: payload, into: &output)
      count = answer.challengeName == .smsMFA ? output.count : 0
      while !output.isFull { output.append(0) }
    })
    return count > 900 && bytes[count - 4] == 0x7d && bytes[count - 1] == 0x61
  }
#endif
