/// The requests of a user's registration and forgotten password. Each function appends the JSON body to `output`, or
/// throws and leaves it as it was.
extension AppClient {
  /// SignUp: registers a user.
  ///
  /// `password` is nil where the user pool lets users sign in without one.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func signUp<Text: RequestText & ~Escapable>(
    username: Text, password: Text?, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<SignUpMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(username: username, members, into: &output) { (writer) in writer.member("Password", password) }
  }

  /// ConfirmSignUp: confirms a registration with the code that was sent.
  ///
  /// `session` is that of SignUp's answer, to sign in without another code. `forceAliasCreation` says whether an alias
  /// that another user has moves to this one.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
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
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func resendConfirmationCode<Text: RequestText & ~Escapable>(
    username: Text, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(username: username, members, into: &output) { _ in }
  }

  /// ForgotPassword: sends a code to a user who forgot the password.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
  public borrowing func forgotPassword<Text: RequestText & ~Escapable>(
    username: Text, into output: inout OutputSpan<UInt8>,
    members: (inout RequestMembers<UserMembers>) -> Void = { _ in }
  ) throws(RequestError) {
    try encode(username: username, members, into: &output) { _ in }
  }

  /// ConfirmForgotPassword: sets a new password with that code.
  ///
  /// - Throws: ``RequestError``.
  /// - Leaks: the lengths of the texts, and where they need escapes or are not ASCII.
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
