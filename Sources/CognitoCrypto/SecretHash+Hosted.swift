#if !hasFeature(Embedded)
  extension SecretHash: CustomStringConvertible {
    /// The hash as it is sent: 44 characters.
    public var description: String { String(decoding: Array(bytes.indices.map { bytes[$0] }), as: UTF8.self) }

    /// A hash that was received, from its text.
    ///
    /// - Throws: ``SecretHashError`` where the text is not the Base64 of 32 bytes.
    public init(_ text: String) throws(SecretHashError) { try self.init(text.utf8.span) }
  }

  extension SecretHashError: CustomStringConvertible {
    /// What is wrong.
    public var description: String {
      switch self {
      case .length(let count): "a secret hash has \(SecretHash.byteCount) characters, this has \(count)"
      case .notBase64: "a secret hash is the Base64 of 32 bytes, this is not"
      }
    }
  }
#endif
