#if !hasFeature(Embedded)
  extension AppClient {
    /// Prepares a client from its id and its secret.
    ///
    /// Not wiped: the string of the secret, which is the caller's.
    ///
    /// - Throws: ``AppClientError/emptyID``, ``AppClientError/idTooLong(byteCount:)``, ``AppClientError/emptySecret``.
    public init(id: String, secret: String) throws(AppClientError) {
      try self.init(id: id.utf8.span, secret: secret.utf8.span)
    }

    /// The hash to send with requests for `username`, exactly as in the request.
    ///
    /// - Throws: ``AppClientError/emptyUsername``.
    public borrowing func secretHash(username: String) throws(AppClientError) -> SecretHash {
      try secretHash(username: username.utf8.span)
    }

    /// The hashes of many usernames, in their order, computed several at once where the machine can.
    ///
    /// - Throws: ``AppClientError/emptyUsername``.
    public borrowing func secretHashes(usernames: [String]) throws(AppClientError) -> [SecretHash] {
      var bytes: [UInt8] = []
      var ranges: [Range<Int>] = []
      for username in usernames {
        let start = bytes.count
        bytes += username.utf8
        ranges.append(start..<bytes.count)
      }
      return try [SecretHash](capacity: ranges.count) { (hashes) throws(AppClientError) in
        try secretHashes(usernames: bytes.span, ranges: ranges.span, into: &hashes)
      }
    }

    /// Whether `hash` is the hash of `username`. An empty username has none.
    ///
    /// - Leaks: the length of the username, and the result; never how much of a wrong hash is right.
    public borrowing func isValid(_ hash: SecretHash, username: String) -> Bool {
      isValid(hash, username: username.utf8.span)
    }
  }

  extension AppClientError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
      switch self {
      case .emptyID: "the client id is empty: copy it from the app client in the Cognito console"
      case .idTooLong(let count):
        "the client id has \(count) bytes, more than \(AppClient.maximumIDByteCount): is it something else?"
      case .emptySecret: "the client secret is empty: an app client without a secret needs no secret hash"
      case .emptyUsername: "the username is empty: hash the username that the request sends"
      }
    }
  }
#endif
