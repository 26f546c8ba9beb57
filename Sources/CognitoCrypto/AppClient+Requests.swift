extension AppClient {
  /// The client id.
  var id: Span<UInt8> {
    @_lifetime(borrow self) get { idBytes.span.extracting(first: idByteCount) }
  }

  /// Appends a request to `output`: the client id, what `write` writes, and the optional members.
  borrowing func encode<Members>(
    _ members: (inout RequestMembers<Members>) -> Void, into output: inout OutputSpan<UInt8>,
    _ write: (inout RequestWriter) -> Void
  ) throws(RequestError) {
    try RequestWriter.encode(into: &output) { (writer) in
      writer.object { (writer) in
        writer.member("ClientId", id)
        write(&writer)
        RequestMembers.write(to: &writer, members)
      }
    }
  }

  /// Appends a request with the members `Username` and `SecretHash`, which is of that username, by construction.
  borrowing func encode<Members, Text: RequestText & ~Escapable>(
    username: Text, _ members: (inout RequestMembers<Members>) -> Void, into output: inout OutputSpan<UInt8>,
    _ write: (inout RequestWriter) -> Void
  ) throws(RequestError) {
    let hash = try requestHash { (body) in username.withUTF8Bytes(body) }
    try encode(members, into: &output) { (writer) in
      writer.member("Username", username)
      writer.member("SecretHash", hash.bytes.span)
      write(&writer)
    }
  }

  /// The hash of the username that `withUsername` passes on.
  borrowing func requestHash(
    _ withUsername: ((Span<UInt8>) -> SecretHash?) -> SecretHash?
  ) throws(RequestError) -> SecretHash {
    guard let hash = withUsername({ try? secretHash(username: $0) }) else { throw .emptyUsername }
    return hash
  }
}
