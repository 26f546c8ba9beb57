import PureCrypto

extension Diagnosis {
  /// What to check next. The cases stand in the order in which to do it.
  public enum Advice: UInt8, Sendable {
    /// Cognito's error names another client id.
    case otherClientNamed
    /// Cognito received no hash.
    case hashNotReceived
    /// The app client has no secret.
    case publicClient
    /// The secret is not one that Cognito issues.
    case lintSecret
    /// The client id is not one that Cognito issues.
    case lintClientID
    /// The username is not one that Cognito accepts.
    case lintUsername
    /// The hash is right, for this username.
    case compareUsername
    /// The hash is right, and made with the previous secret.
    case previousSecret
    /// What was sent is not the text of a hash of 32 bytes.
    case notAHash
    /// The secret may be another one.
    case checkSecret
    /// The user's sub and aliases are not known.
    case giveNames
    /// No other client ids are known.
    case giveClientIDs
    /// The user pool id is not known.
    case giveUserPoolID

    /// The number of cases; their raw values are less.
    public static var count: UInt8 { giveUserPoolID.rawValue + 1 }

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .otherClientNamed: "other-client-named"
      case .hashNotReceived: "hash-not-received"
      case .publicClient: "public-client"
      case .lintSecret: "lint-secret"
      case .lintClientID: "lint-client-id"
      case .lintUsername: "lint-username"
      case .compareUsername: "compare-username"
      case .previousSecret: "previous-secret"
      case .notAHash: "not-a-hash"
      case .checkSecret: "check-secret"
      case .giveNames: "give-names"
      case .giveClientIDs: "give-client-ids"
      case .giveUserPoolID: "give-user-pool-id"
      }
    }

    /// What to do, in a sentence or two.
    public var text: StaticString {
      switch self {
      case .otherClientNamed:
        "Cognito's error names another client id than the one given here: the request was sent with that one."
      case .hashNotReceived: Refusal.missingHash.advice
      case .publicClient: Refusal.publicClient.advice
      case .lintSecret: "The client secret given here is not one that Cognito issues: copy it from the console again."
      case .lintClientID: "The client id given here is not one that Cognito issues: copy it from the console again."
      case .lintUsername: "The username given here is not one that Cognito accepts: look for white space around it."
      case .compareUsername:
        """
        The hash is right for this username, which must be the one that the request sends, byte for byte. A refresh \
        token comes without one: hash the user pool's own username (cognito:username of the ID token) for it.
        """
      case .previousSecret: "The hash was made with the previous secret: check that it has not been deleted."
      case .notAHash: "A secret hash has 44 characters, the last one =: compare what is sent with the right hash."
      case .checkSecret:
        "Check that secret and client id are of the same app client, and that the secret has not been replaced since."
      case .giveNames: "Give the user's sub, e-mail address and other names: one of them may have been hashed."
      case .giveClientIDs: "Give the ids of your other app clients: one of them may have been hashed."
      case .giveUserPoolID: "Give the user pool id: it may have been hashed."
      }
    }
  }

  /// A set of advice.
  public struct AdviceSet: Sendable, Equatable {
    private var bits: UInt32 = 0

    /// Whether there is none.
    public var isEmpty: Bool { bits == 0 }

    /// Whether `advice` is given.
    public func contains(_ advice: Advice) -> Bool { bits &>> UInt32(advice.rawValue) & 1 == 1 }

    private mutating func insert(_ advice: Advice, if isGiven: Bool) {
      if isGiven { bits |= 1 &<< UInt32(advice.rawValue) }
    }

    init(
      verdict: Verdict, matchingSecret: ActiveSecret?, isReadable: Bool, username: Span<UInt8>, clientID: Span<UInt8>,
      secret: Span<UInt8>, context: Context
    ) {
      if let index = context.namedClientIDIndex {
        insert(
          .otherClientNamed, if: !constantTimeEquals(context.texts.span.extracting(context.range(index)), clientID))
      }
      insert(.hashNotReceived, if: context.refusal == .missingHash)
      insert(.publicClient, if: context.refusal == .publicClient)
      insert(.lintSecret, if: !CredentialLint.clientSecret(secret).isEmpty)
      insert(.lintClientID, if: !CredentialLint.clientID(clientID).isEmpty)
      insert(.lintUsername, if: !CredentialLint.username(username).isEmpty)
      insert(.compareUsername, if: verdict == .right)
      insert(.previousSecret, if: matchingSecret == .previous)
      guard verdict == .unexplained else { return }
      insert(.notAHash, if: !isReadable)
      insert(.checkSecret, if: isReadable)
      insert(
        .giveNames, if: isReadable && (context.firstIndex(of: .sub) == nil || context.firstIndex(of: .email) == nil))
      insert(.giveClientIDs, if: isReadable && context.firstIndex(of: .otherClientID) == nil)
      insert(.giveUserPoolID, if: isReadable && context.firstIndex(of: .userPoolID) == nil)
    }
  }
}
