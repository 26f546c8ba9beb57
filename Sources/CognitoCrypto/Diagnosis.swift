import PureCrypto

/// Why Amazon Cognito refused a secret hash: which mistakes made it, what to do, and the right hash.
///
/// ```swift
/// let diagnosis = try Diagnosis(of: refused, username: username, clientID: clientID, secret: clientSecret)
/// for cause in diagnosis.causes { print(cause) }
/// print(diagnosis.rightHash)
/// ```
///
/// The usual mistakes are made on purpose, each alone and every two together, with each usual encoding of the result,
/// until the refused hash comes out. A cause is named only where it gives exactly the bytes of that hash; where several
/// give the same bytes, all are named, the likeliest first.
///
/// A tool for setting up, not for a server's requests: it computes thousands of hashes. Nothing is allocated in Embedded
/// Swift, where Unicode's normalization forms, and case beyond ASCII, are not tried.
///
/// - Leaks: all of the secret that the time of these computations tells; what it computes is wiped.
public struct Diagnosis: Sendable {
  /// What came out.
  public enum Verdict: UInt8, Sendable {
    /// The hash is right for this username, client id and secret.
    case right
    /// The hash is wrong, and there is at least one cause.
    case explained
    /// The hash is wrong, and no mistake that was tried makes it.
    case unexplained

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .right: "right"
      case .explained: "explained"
      case .unexplained: "unexplained"
      }
    }
  }

  /// What came out.
  public let verdict: Verdict

  /// The right hash of the username, made with the current secret.
  public let rightHash: SecretHash

  /// The secret that a hash which is right was made with.
  public let matchingSecret: ActiveSecret?

  /// The number of ways to make a hash that were tried.
  public let attemptCount: Int

  /// The number of causes, at most 16.
  public let causeCount: Int

  /// What to check next.
  public let advice: AdviceSet

  /// What Cognito said, where that is known.
  public let refusal: Refusal?

  private let causeStorage: InlineArray<16, Cause>

  /// A cause, the likeliest first.
  ///
  /// - Precondition: `index` is from 0 to less than ``causeCount``.
  public func cause(at index: Int) -> Cause {
    precondition(index >= 0 && index < causeCount, "no cause has this index")
    return causeStorage[index]
  }

  /// Finds out why `refused` is not the hash of `username`.
  ///
  /// - Parameters:
  ///   - refused: What was sent as the hash, of any length.
  ///   - username: The username that should have been hashed, in UTF-8, exactly as in the request.
  ///   - clientID: The id of the app client.
  ///   - secret: Its secret.
  ///   - previousSecret: Its other secret, where two are active.
  ///   - context: What else is known.
  /// - Throws: ``AppClientError``, for what cannot be hashed.
  /// - Precondition: The username is shorter than 2^60 bytes.
  public init(
    of refused: Span<UInt8>, username: Span<UInt8>, clientID: Span<UInt8>, secret: Span<UInt8>,
    previousSecret: Span<UInt8>? = nil, context: Context = Context()
  ) throws(AppClientError) {
    let client = try AppClient(id: clientID, secret: secret)
    rightHash = try client.secretHash(username: username)
    refusal = context.refusal

    var reading = Reading(refused, secret: secret, username: username, clientID: clientID)
    if let previousSecret, reading.stray == nil {
      let other = Reading(refused, secret: previousSecret, username: username, clientID: clientID)
      if other.stray != nil { reading = other }
    }

    var search = Search(context: context, digest: reading.digest ?? .init(repeating: 0))
    if let stray = reading.stray {
      search.insert(Self.cause(.stray(stray), .current))
    } else if let otherDigest = reading.otherDigest {
      search.insert(Self.cause(.digest(otherDigest), .current))
    } else if reading.digest != nil {
      for mistakeCount in 0...2 where search.causeCount == 0 {
        search.run(
          mistakeCount: mistakeCount, secret: secret, username: username, clientID: clientID, as: .current)
        if let previousSecret {
          search.run(
            mistakeCount: mistakeCount, secret: previousSecret, username: username, clientID: clientID, as: .previous)
        }
      }
    }

    let isRight = search.causeCount > 0 && search.causes[0].count == 0 && reading.encodingCount == 0
    verdict = isRight ? .right : search.causeCount > 0 ? .explained : .unexplained
    matchingSecret = isRight ? search.causes[0].secret : nil
    attemptCount = search.attemptCount
    causeCount = isRight ? 0 : search.causeCount
    var causes = search.causes
    for i in 0..<search.causeCount { causes[i].append(reading) }
    causeStorage = causes
    advice = AdviceSet(
      verdict: verdict, matchingSecret: matchingSecret, isReadable: reading.digest != nil, username: username,
      clientID: clientID, secret: secret, context: context)
  }

  private static func cause(_ mistake: Mistake, _ secret: ActiveSecret) -> Cause {
    var cause = Cause(secret: secret)
    cause.append(mistake)
    return cause
  }
}

/// Why there is no diagnosis.
public enum DiagnosisError: Error, Equatable, Sendable {
  /// The context has more texts, or longer ones, than there is room for.
  case tooMuchContext
}
