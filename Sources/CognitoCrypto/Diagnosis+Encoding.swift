extension Diagnosis {
  /// What happened to the 32 bytes of a hash on their way into the request, beside Base64.
  public enum Encoding: UInt8, Sendable {
    /// They are in lower-case hexadecimal.
    case hexadecimal
    /// They are in hexadecimal with upper-case letters.
    case upperCaseHexadecimal
    /// They are in hexadecimal with hyphens, as .NET's `BitConverter` writes.
    case hyphenatedHexadecimal
    /// Their hexadecimal digits are in Base64.
    case base64OfHexadecimal
    /// Their Base64 is in Base64 again.
    case base64Twice
    /// They are in the URL-safe alphabet of Base64.
    case base64URL
    /// Their Base64 lacks its padding.
    case missingPadding
    /// There is white space around their text.
    case surroundingWhitespace
    /// There are line endings inside their text.
    case lineBreaks
    /// Their text is percent-encoded.
    case percentEncoded
    /// The text has spaces for "+".
    case plusAsSpace
    /// Their text stands in quotes.
    case quoted
    /// Their text stands in Python's `b'…'`.
    case pythonBytes
    /// Their text stands in Swift's `Optional("…")`.
    case swiftOptional
    /// They were taken for ISO 8859-1 and encoded in UTF-8 before Base64.
    case utf8BeforeBase64
    /// They are not encoded at all.
    case rawBytes

    /// The number of cases; their raw values are less.
    public static var count: UInt8 { rawBytes.rawValue + 1 }

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .hexadecimal: "hexadecimal"
      case .upperCaseHexadecimal: "upper-case-hexadecimal"
      case .hyphenatedHexadecimal: "hyphenated-hexadecimal"
      case .base64OfHexadecimal: "base64-of-hexadecimal"
      case .base64Twice: "base64-twice"
      case .base64URL: "base64url"
      case .missingPadding: "missing-padding"
      case .surroundingWhitespace: "surrounding-whitespace"
      case .lineBreaks: "line-breaks"
      case .percentEncoded: "percent-encoded"
      case .plusAsSpace: "plus-as-space"
      case .quoted: "quoted"
      case .pythonBytes: "python-bytes"
      case .swiftOptional: "swift-optional"
      case .utf8BeforeBase64: "utf-8-before-base64"
      case .rawBytes: "raw-bytes"
      }
    }

    /// What is wrong, to follow "the hash".
    public var predicate: StaticString {
      switch self {
      case .hexadecimal: "is in hexadecimal and not in Base64"
      case .upperCaseHexadecimal: "is in upper-case hexadecimal and not in Base64"
      case .hyphenatedHexadecimal: "is in hexadecimal with hyphens, as BitConverter writes, and not in Base64"
      case .base64OfHexadecimal: "is the Base64 of its hexadecimal digits, not of its 32 bytes"
      case .base64Twice: "is in Base64 twice"
      case .base64URL: "is in URL-safe Base64, with - and _ for + and /"
      case .missingPadding: "lacks the = at its end"
      case .surroundingWhitespace: "has white space or a line ending around it"
      case .lineBreaks: "has line endings in it"
      case .percentEncoded: "is percent-encoded, as for a URL"
      case .plusAsSpace: "has spaces for +, as after decoding a form"
      case .quoted: "stands in quotes"
      case .pythonBytes: "stands in Python's b'…'"
      case .swiftOptional: "stands in Swift's Optional(\"…\")"
      case .utf8BeforeBase64: "was made a string and encoded in UTF-8 before Base64"
      case .rawBytes: "is sent as its 32 bytes, and not in Base64"
      }
    }

    /// What to do.
    public var fix: StaticString {
      switch self {
      case .hexadecimal, .upperCaseHexadecimal, .hyphenatedHexadecimal, .rawBytes: "Encode the 32 bytes in Base64."
      case .base64OfHexadecimal:
        "Have the raw 32 bytes put out (PHP: true as fourth argument of hash_hmac), and encode those in Base64."
      case .base64Twice: "Encode in Base64 once."
      case .base64URL: "Use the standard alphabet of Base64, with + and /."
      case .missingPadding: "Keep the = that Base64 ends with: 44 characters in all."
      case .surroundingWhitespace: "Cut the white space off; some encoders and shells end with a line feed."
      case .lineBreaks: "Use an encoder that does not break lines (base64 -w 0)."
      case .percentEncoded: "Send it as it is: the body is JSON, not a form."
      case .plusAsSpace: "Send it in JSON, or percent-encode it before it passes through a URL or a form."
      case .quoted: "Leave the quotes to the JSON encoder, and add none of your own."
      case .pythonBytes: "Call .decode() on the result of b64encode."
      case .swiftOptional: "Unwrap the optional before it is written into a string."
      case .utf8BeforeBase64: "Encode the bytes of the digest in Base64, without a string between."
      }
    }
  }

  /// Another hash function, told by the length of what it gives.
  public enum OtherDigest: UInt8, Sendable {
    /// 20 bytes.
    case sha1
    /// 64 bytes.
    case sha512
    /// 48 bytes.
    case sha384
    /// 28 bytes.
    case sha224
    /// 16 bytes.
    case md5

    /// The function that gives `byteCount` bytes.
    init?(byteCount: Int) {
      switch byteCount {
      case 20: self = .sha1
      case 64: self = .sha512
      case 48: self = .sha384
      case 28: self = .sha224
      case 16: self = .md5
      default: return nil
      }
    }

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .sha1: "sha-1"
      case .sha512: "sha-512"
      case .sha384: "sha-384"
      case .sha224: "sha-224"
      case .md5: "md5"
      }
    }

    /// What is wrong, to follow "the hash".
    public var predicate: StaticString {
      switch self {
      case .sha1: "has 20 bytes, as HMAC-SHA-1 gives, and not the 32 of HMAC-SHA-256"
      case .sha512: "has 64 bytes, as HMAC-SHA-512 gives, and not the 32 of HMAC-SHA-256"
      case .sha384: "has 48 bytes, as HMAC-SHA-384 gives, and not the 32 of HMAC-SHA-256"
      case .sha224: "has 28 bytes, as HMAC-SHA-224 gives, and not the 32 of HMAC-SHA-256"
      case .md5: "has 16 bytes, as HMAC-MD5 gives, and not the 32 of HMAC-SHA-256"
      }
    }

    /// What to do.
    public var fix: StaticString { "Use HMAC with SHA-256." }
  }

  /// Something else that was sent in the place of the hash.
  public enum Stray: UInt8, Sendable {
    /// Nothing.
    case empty
    /// A program's word for a missing value.
    case placeholder
    /// The client secret itself.
    case secret
    /// The client secret in Base64.
    case base64Secret
    /// What HTTP Basic authentication sends: the Base64 of client id, ":" and secret.
    case basicAuthorization
    /// The client id.
    case clientID
    /// The username.
    case username
    /// Username and client id, not hashed, in Base64 or not.
    case message

    /// The number of cases; their raw values are less.
    public static var count: UInt8 { message.rawValue + 1 }

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .empty: "empty"
      case .placeholder: "placeholder"
      case .secret: "is-secret"
      case .base64Secret: "is-base64-of-secret"
      case .basicAuthorization: "is-basic-authorization"
      case .clientID: "is-client-id"
      case .username: "is-username"
      case .message: "is-message"
      }
    }

    /// What is wrong, to follow "the hash".
    public var predicate: StaticString {
      switch self {
      case .empty: "is empty"
      case .placeholder: "is a program's word for a missing value"
      case .secret: "is the client secret itself"
      case .base64Secret: "is the client secret in Base64"
      case .basicAuthorization: "is what HTTP Basic authentication sends: client id, colon and secret in Base64"
      case .clientID: "is the client id"
      case .username: "is the username"
      case .message: "is username and client id, not hashed"
      }
    }

    /// What to do.
    public var fix: StaticString {
      switch self {
      case .empty, .placeholder: "Compute the hash before the request is made, and stop when there is none."
      case .secret, .base64Secret:
        "Send the hash, never the secret; only GetTokensFromRefreshToken and RevokeToken take ClientSecret."
      case .basicAuthorization: "That is for the endpoint /oauth2/token; this request takes the hash."
      case .clientID, .username, .message: "Send the HMAC-SHA-256 of username + client id, in Base64."
      }
    }
  }
}
