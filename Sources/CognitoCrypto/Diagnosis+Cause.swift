extension Diagnosis {
  /// A text that the hash is made of.
  public enum Part: UInt8, Sendable {
    /// The client secret.
    case secret
    /// The username.
    case username
    /// Username and client id together.
    case message
    /// The client id.
    case clientID

    /// The name in a sentence.
    public var name: StaticString {
      switch self {
      case .secret: "the client secret"
      case .username: "the username"
      case .message: "the message"
      case .clientID: "the client id"
      }
    }
  }

  /// One thing that was done wrong.
  public enum Mistake: Equatable, Sendable {
    /// A text was altered.
    case altered(Part, Alteration)
    /// Another name, or another client's id, was hashed; or the user pool id in the place of the client id.
    case other(Context.Kind)
    /// Other texts were hashed, in another order or with another algorithm.
    case formula(Formula)
    /// Something stood between the texts.
    case separator(Separator)
    /// The hash was encoded in another way.
    case encoding(Encoding)
    /// The hash is too short or too long: another hash function was used.
    case digest(OtherDigest)
    /// There is no hash.
    case stray(Stray)

    /// What the mistake is about, to begin a sentence with ``predicate``.
    public var subject: StaticString {
      switch self {
      case .altered(let part, _): part.name
      case .other(let kind): kind.isClientID ? "the client id" : "the username"
      case .separator: "the message"
      case .formula, .encoding, .digest, .stray: "the hash"
      }
    }

    /// What is wrong, to follow ``subject``.
    public var predicate: StaticString {
      switch self {
      case .altered(_, let alteration): alteration.predicate
      case .other(let kind): kind.predicate
      case .formula(let formula): formula.predicate
      case .separator(let separator): separator.predicate
      case .encoding(let encoding): encoding.predicate
      case .digest(let digest): digest.predicate
      case .stray(let stray): stray.predicate
      }
    }

    /// What to do, in one line.
    public var fix: StaticString {
      switch self {
      case .altered(_, let alteration): alteration.fix
      case .other(let kind): kind.fix
      case .formula(let formula): formula.fix
      case .separator(let separator): separator.fix
      case .encoding(let encoding): encoding.fix
      case .digest(let digest): digest.fix
      case .stray(let stray): stray.fix
      }
    }

    /// Less for what is likelier.
    var rank: Int {
      switch self {
      case .formula(.clientIDFirst): 0
      case .other(let kind): 1 &+ Int(kind.rawValue)
      case .altered(let part, let alteration): 4 &* Int(alteration.rawValue) &+ Int(part.rawValue)
      case .formula(let formula): 40 &+ Int(formula.rawValue)
      case .separator(let separator): 60 &+ Int(separator.rawValue)
      case .encoding, .digest, .stray: 0
      }
    }
  }

  /// An explanation of the hash: the mistakes that together give exactly its bytes.
  public struct Cause: Equatable, Sendable {
    // Two mistakes in texts, and five encodings.
    private var storage: InlineArray<7, Mistake> = .init(repeating: .stray(.empty))

    /// The number of mistakes.
    public private(set) var count = 0

    /// The secret that the hash was made with.
    public let secret: ActiveSecret

    init(secret: ActiveSecret) { self.secret = secret }

    init(_ mistake: Mistake, _ secret: ActiveSecret) {
      self.secret = secret
      append(mistake)
    }

    /// A mistake; those in the texts come before those in the encoding.
    ///
    /// - Precondition: `index` is from 0 to less than ``count``.
    public subscript(index: Int) -> Mistake {
      precondition(index >= 0 && index < count, "no mistake has this index")
      return storage[index]
    }

    /// Whether `mistake` is one of them.
    public func contains(_ mistake: Mistake) -> Bool {
      for i in 0..<count where storage[i] == mistake { return true }
      return false
    }

    mutating func append(_ mistake: Mistake) {
      storage[count] = mistake
      count &+= 1
    }

    mutating func append(_ reading: Reading) {
      for i in 0..<reading.encodingCount { append(.encoding(reading.encodings[i])) }
    }

    var rank: Int {
      var rank = 0
      for i in 0..<count { rank &+= storage[i].rank }
      return rank
    }

    /// Whether two explanations have the same mistakes in the same order.
    public static func == (first: Cause, second: Cause) -> Bool {
      guard first.count == second.count, first.secret == second.secret else { return false }
      for i in 0..<first.count where first.storage[i] != second.storage[i] { return false }
      return true
    }
  }

  /// Up to 16 causes in the order of their likelihood; of more, the likeliest.
  struct CauseList: Sendable {
    private(set) var causes = InlineArray<16, Cause>(repeating: Cause(secret: .current))
    private(set) var count = 0

    mutating func insert(_ cause: Cause) {
      var index = count
      while index > 0, causes[index &- 1].rank > cause.rank {
        if index < causes.count { causes[index] = causes[index &- 1] }
        index &-= 1
      }
      if index < causes.count { causes[index] = cause }
      if count < causes.count { count &+= 1 }
    }

    mutating func append(contentsOf other: CauseList) { for i in 0..<other.count { insert(other.causes[i]) } }

    /// Adds the encodings of the hash to each cause.
    mutating func append(_ reading: Reading) { for i in 0..<count { causes[i].append(reading) } }
  }
}
