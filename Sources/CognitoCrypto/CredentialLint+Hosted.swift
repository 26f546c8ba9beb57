#if !hasFeature(Embedded)
  extension CredentialLint {
    /// What is wrong with a client id.
    public static func clientID(_ text: String) -> Findings { clientID(text.utf8.span) }

    /// What is wrong with a client secret.
    public static func clientSecret(_ text: String) -> Findings { clientSecret(text.utf8.span) }

    /// What is wrong with a username.
    public static func username(_ text: String) -> Findings { username(text.utf8.span) }
  }

  extension CredentialLint.Finding: CaseIterable {
    /// All findings that there are.
    public static var allCases: [Self] { (0..<count).compactMap(Self.init) }
  }

  extension CredentialLint.Findings: CustomStringConvertible {
    /// The findings, one after the other.
    public var all: [CredentialLint.Finding] { CredentialLint.Finding.allCases.filter(contains) }

    /// What is wrong, with commas between.
    public var description: String { all.map(\.message.description).joined(separator: ", ") }
  }
#endif
