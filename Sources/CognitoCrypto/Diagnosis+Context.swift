import PureCrypto

extension Diagnosis {
  /// What else is known of a request that was refused: other names that might have been hashed.
  ///
  /// ```swift
  /// let context = try Diagnosis.Context(sub: sub, email: email)
  /// ```
  ///
  /// None of it is secret.
  public struct Context: Sendable {
    /// What a text is.
    public enum Kind: UInt8, Sendable {
      /// The user's `sub`.
      case sub
      /// The user pool's own name of the user: `cognito:username` of the ID token, `username` of the access token.
      case poolUsername
      /// The user's e-mail address.
      case email
      /// The user's phone number.
      case phoneNumber
      /// Another user's name.
      case otherUsername
      /// The id of another app client.
      case otherClientID
      /// The id of the user pool.
      case userPoolID

      /// The number of cases; their raw values are less.
      public static var count: UInt8 { userPoolID.rawValue + 1 }

      /// Whether it may have been taken for the client id; otherwise, for the username.
      public var isClientID: Bool { rawValue >= Kind.otherClientID.rawValue }

      /// The name, for programs.
      public var identifier: StaticString {
        switch self {
        case .sub: "username-is-sub"
        case .poolUsername: "username-is-pool-username"
        case .email: "username-is-email"
        case .phoneNumber: "username-is-phone-number"
        case .otherUsername: "username-is-another-users"
        case .otherClientID: "client-id-is-another-clients"
        case .userPoolID: "client-id-is-user-pool-id"
        }
      }

      /// What is wrong, to follow "the username" or "the client id".
      public var predicate: StaticString {
        switch self {
        case .sub: "hashed was the sub, not the one given here"
        case .poolUsername: "hashed was the user pool's own one, not the one given here"
        case .email: "hashed was the e-mail address, not the one given here"
        case .phoneNumber: "hashed was the phone number, not the one given here"
        case .otherUsername: "hashed was another user's: a hash is right for one username only"
        case .otherClientID: "hashed was another app client's"
        case .userPoolID: "hashed was the user pool id"
        }
      }

      /// What to do.
      public var fix: StaticString {
        switch self {
        case .sub, .poolUsername: "Hash exactly the username that the request sends."
        case .email, .phoneNumber:
          "Hash exactly the username that the request sends; with a refresh token, the pool's own (often the sub)."
        case .otherUsername: "Compute the hash for each user, and store none."
        case .otherClientID: "Take client id and secret of the same app client, the one that the request names."
        case .userPoolID: "Hash the id of the app client; the user pool id has an underscore after the region."
        }
      }
    }

    #if hasFeature(Embedded)
      typealias Texts = InlineArray<1024, UInt8>
    #else
      typealias Texts = InlineArray<4096, UInt8>
    #endif

    private(set) var texts = Texts(repeating: 0)
    private var end = 0
    private var kinds = InlineArray<32, Kind>(repeating: .sub)
    private var ends = InlineArray<32, Int>(repeating: 0)

    /// The number of texts.
    public private(set) var count = 0

    /// What Cognito said.
    public private(set) var refusal: Refusal?

    /// The index of the client id that Cognito named.
    private(set) var namedClientIDIndex: Int?

    /// Nothing is known.
    public init() {}

    /// Adds a text in UTF-8. An empty one adds nothing.
    ///
    /// - Throws: ``DiagnosisError/tooMuchContext``: there is room for 32 texts of 4096 bytes in all; in Embedded Swift,
    ///   of 1024 bytes.
    public mutating func add(_ text: Span<UInt8>, as kind: Kind) throws(DiagnosisError) {
      guard !text.isEmpty else { return }
      guard count < kinds.count, text.count <= texts.count &- end else { throw .tooMuchContext }
      for i in text.indices { texts[end &+ i] = text[i] }
      end &+= text.count
      kinds[count] = kind
      ends[count] = end
      count &+= 1
    }

    /// Adds what Cognito said, with or without the name of the exception before it.
    ///
    /// - Throws: ``DiagnosisError/tooMuchContext``.
    public mutating func add(errorText: Span<UInt8>) throws(DiagnosisError) {
      refusal = Refusal(errorText)
      guard refusal != nil, let range = Refusal.clientIDRange(in: errorText) else { return }
      try add(errorText.extracting(range), as: .otherClientID)
      namedClientIDIndex = count &- 1
    }

    /// Where a text stands in ``texts``.
    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index &- 1])..<ends[index] }

    func kind(_ index: Int) -> Kind { kinds[index] }

    /// The first text of a kind.
    func firstIndex(of kind: Kind) -> Int? {
      for i in 0..<count where kinds[i] == kind { return i }
      return nil
    }
  }

  /// What Cognito says when it refuses a request for its secret hash.
  public enum Refusal: UInt8, Sendable {
    /// `SecretHash does not match for the client: …`; formerly `Unable to verify secret hash for client …`.
    case mismatch
    /// `Client … is configured with secret but SECRET_HASH was not received`; formerly
    /// `Client … is configured for secret but secret was not received`.
    case missingHash
    /// `Client … is not configured for secret but secret hash was received`.
    case publicClient

    /// What the text says, with or without other text around it; `nil` where it says something else.
    public init?(_ text: Span<UInt8>) {
      if Self.contains(text, "is not configured for secret") {
        self = .publicClient
      } else if Self.contains(text, "is configured with secret but")
        || Self.contains(text, "is configured for secret but")
      {
        self = .missingHash
      } else if Self.contains(text, "secrethash does not match")
        || Self.contains(text, "unable to verify secret hash")
      {
        self = .mismatch
      } else {
        return nil
      }
    }

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .mismatch: "mismatch"
      case .missingHash: "missing-hash"
      case .publicClient: "public-client"
      }
    }

    /// What to do.
    public var advice: StaticString {
      switch self {
      case .mismatch: "A hash was received, and it is not that of this username, client id and secret."
      case .missingHash:
        "No hash was received: every call needs one, in the right place (SecretHash, or SECRET_HASH in the map)."
      case .publicClient:
        "This app client has no secret: send no hash, or use the id of the app client that has the secret."
      }
    }

    /// Where the text names a client id: after the word "client".
    static func clientIDRange(in text: Span<UInt8>) -> Range<Int>? {
      let word: StaticString = "client"
      var index = 0
      while index &+ word.utf8CodeUnitCount < text.count {
        defer { index &+= 1 }
        guard isPrefix(word, of: text, at: index) else { continue }
        var start = index &+ word.utf8CodeUnitCount
        if text[start] == 0x3a { start &+= 1 }
        guard start < text.count, text[start] == 0x20 else { continue }
        start &+= 1
        var end = start
        while end < text.count, isIDCharacter(text[end]) { end &+= 1 }
        if end > start { return start..<end }
      }
      return nil
    }

    /// `[\w+]`, and the hyphen of emulators.
    private static func isIDCharacter(_ c: UInt8) -> Bool {
      switch c {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x2b, 0x2d: true
      default: false
      }
    }

    /// Whether `phrase`, in lower case, stands in the text in any case.
    private static func contains(_ text: Span<UInt8>, _ phrase: StaticString) -> Bool {
      for start in text.indices where isPrefix(phrase, of: text, at: start) { return true }
      return false
    }

    private static func isPrefix(_ phrase: StaticString, of text: Span<UInt8>, at start: Int) -> Bool {
      phrase.withUTF8Bytes { phrase in
        guard text.count &- start >= phrase.count else { return false }
        for i in phrase.indices {
          let c = text[start &+ i]
          guard phrase[i] == (c >= 0x41 && c <= 0x5a ? c | 0x20 : c) else { return false }
        }
        return true
      }
    }
  }
}
