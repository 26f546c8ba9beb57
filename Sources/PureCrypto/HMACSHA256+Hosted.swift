#if !hasFeature(Embedded)
  extension HMACSHA256 {
    /// Adds bytes to the end of the message.
    ///
    /// - Precondition: The message is not longer than 2^61 − 65 bytes in all.
    public mutating func update(data: [UInt8]) { update(data: data.span) }

    /// Adds the UTF-8 bytes of `text` to the end of the message.
    ///
    /// - Precondition: The message is not longer than 2^61 − 65 bytes in all.
    public mutating func update(data text: String) { update(data: text.utf8.span) }

    /// The authentication code of `data`.
    public static func authenticationCode(for data: [UInt8], using key: borrowing Key) -> AuthenticationCode {
      authenticationCode(for: data.span, using: key)
    }

    /// The authentication code of the UTF-8 bytes of `text`.
    public static func authenticationCode(for text: String, using key: borrowing Key) -> AuthenticationCode {
      authenticationCode(for: text.utf8.span, using: key)
    }

    /// Whether `code` is the authentication code of `data`. A code that is not whole, 32 bytes, is not.
    ///
    /// - Leaks: the lengths, and the result; never how much of a wrong code is right.
    public static func isValidAuthenticationCode(
      _ code: [UInt8], authenticating data: [UInt8], using key: borrowing Key
    ) -> Bool {
      isValidAuthenticationCode(code.span, authenticating: data.span, using: key)
    }
  }

  extension HMACSHA256.Key {
    /// Prepares a key. An empty secret is a key too.
    ///
    /// Not wiped: the array, which is the caller's.
    public init(_ secret: [UInt8]) { self.init(secret.span) }

    /// Prepares a key from the UTF-8 bytes of a secret.
    ///
    /// Not wiped: the string, which is the caller's.
    public init(_ secret: String) { self.init(secret.utf8.span) }
  }

  /// The code as a collection of 32 bytes: `Array(code)`.
  extension HMACSHA256.AuthenticationCode: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { 0 }
    /// 32.
    public var endIndex: Int { bytes.count }
    /// The byte at `position`.
    ///
    /// - Precondition: `position` is from 0 to 31.
    public subscript(position: Int) -> UInt8 { bytes[position] }
  }

  extension HMACSHA256.AuthenticationCode: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var description: String { Hexadecimal.encode(bytes.span) }
  }
#endif
