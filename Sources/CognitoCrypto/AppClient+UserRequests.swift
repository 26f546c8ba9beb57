/// The requests of a user's registration and forgotten password. Each function appends the JSON body to `output`.
///
/// - Throws: ``RequestError``; then `output` is as it was. To learn the size, pass an output without room and see
///   ``RequestError/outputTooSmall(byteCount:)``.
/// - Leaks: the lengths of all texts, where one of them needs an escape, and the texts themselves but for the username to
///   whoever can observe branches.
extension AppClient {
  /// SignUp: registers a user.
  ///
  /// - Parameter password: Nil where the user pool lets users sign in without one.
  public borrowing func signUp<Text: RequestText & ~Escapable>(
    username: Text, password: Text?, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<SignUpMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(username: username, members, into: &output) { (writer) in writer.member("Password", password) }
  }

  /// ConfirmSignUp: confirms a registration with the code that was sent.
  ///
  /// - Parameters:
  ///   - session: The session of SignUp's answer, to sign in without another code.
  ///   - forceAliasCreation: Whether an alias that another user has moves to this one.
  public borrowing func confirmSignUp<Text: RequestText & ~Escapable>(
    username: Text, confirmationCode: Text, session: Text? = nil, forceAliasCreation: Bool? = nil,
    into output: inout OutputSpan<UInt8>, members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(username: username, members, into: &output) { (writer) in
      writer.member("ConfirmationCode", confirmationCode)
      writer.member("ForceAliasCreation", forceAliasCreation)
      writer.member("Session", session)
    }
  }

  /// ResendConfirmationCode: sends the code of a registration again.
  public borrowing func resendConfirmationCode<Text: RequestText & ~Escapable>(
    username: Text, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(username: username, members, into: &output) { _ in }
  }

  /// ForgotPassword: sends a code to a user who forgot the password.
  public borrowing func forgotPassword<Text: RequestText & ~Escapable>(
    username: Text, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(username: username, members, into: &output) { _ in }
  }

  /// ConfirmForgotPassword: sets a new password with that code.
  public borrowing func confirmForgotPassword<Text: RequestText & ~Escapable>(
    username: Text, confirmationCode: Text, password: Text, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(username: username, members, into: &output) { (writer) in
      writer.member("ConfirmationCode", confirmationCode)
      writer.member("Password", password)
    }
  }
}
