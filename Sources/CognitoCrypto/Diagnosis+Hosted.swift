#if !hasFeature(Embedded)
  extension Diagnosis {
    /// Finds out why `refused` is not the hash of `username`.
    ///
    /// Not wiped: the strings of the secrets, which are the caller's.
    ///
    /// - Parameters:
    ///   - refused: What was sent as the hash, of any length.
    ///   - username: The username that should have been hashed, exactly as in the request.
    ///   - clientID: The id of the app client.
    ///   - secret: Its secret.
    ///   - previousSecret: Its other secret, where two are active.
    ///   - context: What else is known.
    /// - Throws: ``AppClientError``, for what cannot be hashed.
    public init(
      of refused: String, username: String, clientID: String, secret: String, previousSecret: String? = nil,
      context: Context = Context()
    ) throws(AppClientError) {
      guard let previousSecret else {
        try self.init(
          of: refused.utf8.span, username: username.utf8.span, clientID: clientID.utf8.span, secret: secret.utf8.span,
          context: context)
        return
      }
      try self.init(
        of: refused.utf8.span, username: username.utf8.span, clientID: clientID.utf8.span, secret: secret.utf8.span,
        previousSecret: previousSecret.utf8.span, context: context)
    }

    /// The causes, the likeliest first.
    public var causes: [Cause] { (0..<causeCount).map(cause) }
  }

  extension Diagnosis.Context {
    /// What is known.
    ///
    /// - Throws: ``DiagnosisError/tooMuchContext``: there is room for 32 texts of 4096 bytes in all.
    public init(
      sub: String = "", poolUsername: String = "", email: String = "", phoneNumber: String = "",
      otherUsernames: [String] = [], otherClientIDs: [String] = [], userPoolID: String = "", errorText: String = ""
    ) throws(DiagnosisError) {
      try add(sub, as: .sub)
      try add(poolUsername, as: .poolUsername)
      try add(email, as: .email)
      try add(phoneNumber, as: .phoneNumber)
      for name in otherUsernames { try add(name, as: .otherUsername) }
      for id in otherClientIDs { try add(id, as: .otherClientID) }
      try add(userPoolID, as: .userPoolID)
      try add(errorText: errorText)
    }

    /// Adds a text. An empty one adds nothing.
    ///
    /// - Throws: ``DiagnosisError/tooMuchContext``.
    public mutating func add(_ text: String, as kind: Kind) throws(DiagnosisError) {
      try add(text.utf8.span, as: kind)
    }

    /// Adds what Cognito said, with or without the name of the exception before it.
    ///
    /// - Throws: ``DiagnosisError/tooMuchContext``.
    public mutating func add(errorText: String) throws(DiagnosisError) { try add(errorText: errorText.utf8.span) }
  }

  extension Diagnosis.Refusal {
    /// What the text says, with or without other text around it; `nil` where it says something else.
    public init?(_ text: String) { self.init(text.utf8.span) }
  }

  extension Diagnosis.Mistake: CustomStringConvertible {
    /// The name, for programs: it stays the same from version to version.
    public var identifier: String {
      switch self {
      case .altered(.secret, let alteration): "secret-\(alteration.identifier)"
      case .altered(.username, let alteration): "username-\(alteration.identifier)"
      case .altered(.message, let alteration): "message-\(alteration.identifier)"
      case .altered(.clientID, let alteration): "client-id-\(alteration.identifier)"
      case .other(let kind): kind.identifier.description
      case .formula(let formula): "formula-\(formula.identifier)"
      case .separator(let separator): "separator-\(separator.identifier)"
      case .encoding(let encoding): "hash-\(encoding.identifier)"
      case .digest(let digest): "hash-has-length-of-\(digest.identifier)"
      case .stray(let stray): "hash-\(stray.identifier)"
      }
    }

    /// What is wrong, as one sentence.
    public var description: String {
      let subject = subject.description
      return subject.prefix(1).uppercased() + subject.dropFirst() + " \(predicate)."
    }
  }

  extension Diagnosis.Cause: CustomStringConvertible {
    /// The mistakes; those in the texts come before those in the encoding.
    public var mistakes: [Diagnosis.Mistake] { (0..<count).map { self[$0] } }

    /// The name, for programs: those of the mistakes with "+" between.
    public var identifier: String { mistakes.map(\.identifier).joined(separator: "+") }

    /// What is wrong, a sentence for each mistake.
    public var description: String { mistakes.map(\.description).joined(separator: " ") }

    /// What to do, a sentence for each mistake.
    public var fix: String {
      var fixes: [String] = []
      for mistake in mistakes where !fixes.contains(mistake.fix.description) { fixes.append(mistake.fix.description) }
      return fixes.joined(separator: " ")
    }
  }

  extension Diagnosis.Advice: CaseIterable, CustomStringConvertible {
    /// All advice, in the order in which to do it.
    public static var allCases: [Self] { (0..<count).compactMap(Self.init) }

    /// What to do.
    public var description: String { text.description }
  }

  extension Diagnosis.AdviceSet {
    /// The advice, in the order in which to do it.
    public var all: [Diagnosis.Advice] { Diagnosis.Advice.allCases.filter(contains) }
  }

  extension DiagnosisError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
      switch self {
      case .tooMuchContext: "more is known than a diagnosis has room for: give fewer names"
      }
    }
  }
#endif
