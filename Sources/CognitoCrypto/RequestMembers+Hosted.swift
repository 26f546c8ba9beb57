#if !hasFeature(Embedded)
  extension RequestFields {
    /// Adds the entries of a dictionary, sorted by name.
    mutating func append(_ entries: [String: String]) {
      for (name, value) in entries.sorted(by: { $0.key < $1.key }) { append(name: name, value: value) }
    }
  }

  extension RequestMembers where Members: ClientMetadataMembers {
    /// Sets `ClientMetadata`: what Cognito passes on to the Lambda triggers of the user pool.
    public mutating func setClientMetadata(_ entries: [String: String]) { setClientMetadata { $0.append(entries) } }
  }

  extension RequestMembers where Members == SignUpMembers {
    /// Sets `UserAttributes`: what the user pool keeps about the user; names of its own begin with `custom:`.
    public mutating func setUserAttributes(_ entries: [String: String]) { setUserAttributes { $0.append(entries) } }

    /// Sets `ValidationData`: what the pre sign-up Lambda trigger gets to see, and nobody keeps.
    public mutating func setValidationData(_ entries: [String: String]) { setValidationData { $0.append(entries) } }
  }

  extension RequestMembers where Members == AdminMembers {
    /// Sets `ContextData`: where the user's request came from, as the server saw it.
    public mutating func setContext(
      ipAddress: String, serverName: String, serverPath: String, encodedData: String? = nil,
      httpHeaders: [String: String]
    ) {
      setContext(ipAddress: ipAddress, serverName: serverName, serverPath: serverPath, encodedData: encodedData) {
        $0.append(httpHeaders)
      }
    }
  }
#endif
