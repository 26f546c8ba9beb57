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
/// Keys are wiped. Not wiped: what stays of the secret on the stack where a wrong formula hashes it as a message.
///
/// - Leaks: the lengths of all texts, and by its time which mistakes were made; where the secret itself was altered or
///   decoded, also something of its characters.
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
  public var causeCount: Int { list.count }

  /// What to check next.
  public let advice: AdviceSet

  /// What Cognito said, where that is known.
  public let refusal: Refusal?

  private let list: CauseList

  /// A cause, the likeliest first.
  ///
  /// - Precondition: `index` is from 0 to less than ``causeCount``.
  public func cause(at index: Int) -> Cause {
    precondition(index >= 0 && index < causeCount, "no cause has this index")
    return list.causes[index]
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
    var straySecret = ActiveSecret.current
    if let previousSecret, reading.stray == nil {
      let other = Reading(refused, secret: previousSecret, username: username, clientID: clientID)
      if other.stray != nil {
        reading = other
        straySecret = .previous
      }
    }

    var list = CauseList()
    var attemptCount = 0
    if let stray = reading.stray {
      list.insert(Cause(.stray(stray), straySecret))
    } else if let otherDigest = reading.otherDigest {
      list.insert(Cause(.digest(otherDigest), .current))
    } else if let digest = reading.digest {
      var search = Search(context: context, digest: digest, secret: .current)
      var previousSearch = Search(context: context, digest: digest, secret: .previous)
      for mistakeCount in 0...2 where list.count == 0 {
        search.run(mistakeCount: mistakeCount, secret: secret, username: username, clientID: clientID)
        if let previousSecret {
          previousSearch.run(
            mistakeCount: mistakeCount, secret: previousSecret, username: username, clientID: clientID)
        }
        list = search.causes
        list.append(contentsOf: previousSearch.causes)
      }
      attemptCount = search.attemptCount &+ previousSearch.attemptCount
    }
    list.append(reading)

    let isRight = list.count > 0 && list.causes[0].count == 0
    let matchingSecret = isRight ? list.causes[0].secret : nil
    if isRight { list = CauseList() }
    verdict = isRight ? .right : list.count > 0 ? .explained : .unexplained
    self.matchingSecret = matchingSecret
    self.attemptCount = attemptCount
    self.list = list
    advice = AdviceSet(
      verdict: verdict, matchingSecret: matchingSecret, isReadable: reading.digest != nil, username: username,
      clientID: clientID, secret: secret, context: context)
  }
}

/// Why there is no diagnosis.
public enum DiagnosisError: Error, Equatable, Sendable {
  /// The context has more texts, or longer ones, than there is room for.
  case tooMuchContext
}
