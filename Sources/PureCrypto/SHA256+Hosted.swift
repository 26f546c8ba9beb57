#if !hasFeature(Embedded)
  extension SHA256 {
    /// Adds bytes to the end of the message.
    ///
    /// - Precondition: The message is not longer than 2^61 − 1 bytes in all.
    public mutating func update(data: [UInt8]) { update(data: data.span) }

    /// Adds the UTF-8 bytes of `text` to the end of the message.
    ///
    /// - Precondition: The message is not longer than 2^61 − 1 bytes in all.
    public mutating func update(data text: String) { update(data: text.utf8.span) }

    /// The digest of `data`.
    public static func hash(data: [UInt8]) -> SHA256Digest { hash(data: data.span) }

    /// The digest of the UTF-8 bytes of `text`.
    public static func hash(data text: String) -> SHA256Digest { hash(data: text.utf8.span) }
  }
#endif
