import CognitoCrypto

/// Calls every public function for requests and answers.
func everyRequest(_ text: Span<UInt8>, into output: inout OutputSpan<UInt8>, _ results: inout Results) {
  guard let client = try? AppClient(id: text, secret: text) else { return }
  everyUserRequest(client, text, &output, &results)
  everySignIn(client, text, &output, &results)
  everyTokenRequest(client, text, &output, &results)
  everyAnswer(text, &output, &results)
}

private func everyUserRequest(
  _ client: borrowing AppClient, _ text: Span<UInt8>, _ output: inout OutputSpan<UInt8>, _ results: inout Results
) {
  do throws(RequestError) {
    try client.signUp(username: text, password: text, into: &output) { members in
      members.setUserAttributes { $0.append(name: "email", value: text) }
      members.setValidationData { $0.append(name: text, value: text) }
      members.setClientMetadata { $0.append(name: "source", value: "kiosk" as StaticString) }
      members.setAnalyticsEndpointID(text)
      members.setUserContext(ipAddress: text, encodedData: text)
    }
    try client.confirmSignUp(
      username: text, confirmationCode: text, session: text, forceAliasCreation: true, into: &output
    ) { members in members.setUserContext(ipAddress: text) }
    try client.resendConfirmationCode(username: text, into: &output)
    try client.forgotPassword(username: text, into: &output)
    try client.confirmForgotPassword(username: text, confirmationCode: text, password: text, into: &output)
    results.add(true)
  } catch { results.add(error == .emptyUsername) }
}

private func everySignIn(
  _ client: borrowing AppClient, _ text: Span<UInt8>, _ output: inout OutputSpan<UInt8>, _ results: inout Results
) {
  do throws(RequestError) {
    try client.initiateAuth(.user(username: text, preferredChallenge: .passwordSRP(srpA: text)), into: &output)
    try client.initiateAuth(.user(username: text, preferredChallenge: .webAuthn), session: text, into: &output)
    try client.initiateAuth(.password(username: text, password: text), deviceKey: text, into: &output)
    try client.initiateAuth(.refreshToken(text, username: PoolUsername(text)), into: &output)
    try client.adminInitiateAuth(userPoolID: text, .custom(username: text, srpA: text), into: &output) { members in
      members.setContext(ipAddress: text, serverName: text, serverPath: text) {
        $0.append(name: "Accept", value: text)
      }
    }
    try client.respondToAuthChallenge(
      .newPassword(text), username: text, session: text, userAttributes: { $0.append(name: "email", value: text) },
      into: &output)
    try client.respondToAuthChallenge(.smsMFA(code: text), username: text, session: text, into: &output)
    try client.respondToAuthChallenge(
      .devicePasswordVerifier(deviceKey: text, signature: text, secretBlock: text, timestamp: text), username: text,
      session: text, into: &output)
    try client.adminRespondToAuthChallenge(
      userPoolID: text, .selectChallenge(.webAuthn(credential: text)), username: text, session: text, into: &output)
    results.add(true)
  } catch { results.add(error == .emptyUsername) }
}

private func everyTokenRequest(
  _ client: borrowing AppClient, _ text: Span<UInt8>, _ output: inout OutputSpan<UInt8>, _ results: inout Results
) {
  do throws(RequestError) {
    try client.getTokensFromRefreshToken(text, clientSecret: text, into: &output)
    try client.revokeToken(text, clientSecret: text, into: &output)
    try client.oauthToken(.authorizationCode(text, redirectURI: text, codeVerifier: text), into: &output)
    try client.basicAuthorization(clientSecret: text, into: &output)
    try CognitoEndpoint.host(region: text, into: &output)
    try CognitoEndpoint.head(of: .signUp, region: text, bodyByteCount: text.count, into: &output)
    results.add(true)
  } catch { results.add(error == .invalidRegion) }
}

private func everyAnswer(_ text: Span<UInt8>, _ output: inout OutputSpan<UInt8>, _ results: inout Results) {
  if let answer = try? CognitoResponse(text) {
    results.add((try? answer.session?.append(to: &output)) == nil)
    results.add((try? answer.challengeParameter("USERNAME")?.append(to: &output)) == nil)
    results.add((try? answer.accessToken?.append(to: &output)) == nil)
    results.add(answer.challengeName == .smsMFA)
    results.add(answer.isAvailable(.emailOTP))
    results.add(answer.expiresIn == 3600)
    results.add(answer.isUserConfirmed == true)
    if let name = answer.exceptionName { results.add(name == "NotAuthorizedException") }
    if let name = answer.json.member(text)?.string { results.add(name == text) }
  }
  results.add((try? UnverifiedToken.payload(of: text, into: &output)) == nil)
  results.add((try? UnverifiedToken.username(inPayload: text, into: &output)) == nil)
}
