import PureCrypto

extension Diagnosis {
  /// What can go wrong, one axis for each step on the way to the hash. An axis that is 0 is right.
  enum Axis: Int {
    /// ``Alteration`` of the secret.
    case secret
    /// 1 and more: a text of the context in the place of the username.
    case otherUsername
    /// ``Alteration`` of the username.
    case username
    /// 1 and more: a text of the context in the place of the client id.
    case otherClientID
    /// ``Alteration`` of the client id.
    case clientID
    /// ``Formula``.
    case formula
    /// ``Separator``.
    case separator
    /// ``Alteration`` of the whole message.
    case message

    static var count: Int { message.rawValue &+ 1 }
  }

  /// A way to make a hash: a value on each axis.
  struct Recipe {
    private var values = InlineArray<8, UInt8>(repeating: 0)

    subscript(axis: Axis) -> UInt8 {
      get { values[axis.rawValue] }
      set { values[axis.rawValue] = newValue }
    }

    func alteration(_ axis: Axis) -> Alteration { Alteration(rawValue: self[axis]) ?? .none }

    var formula: Formula { Formula(rawValue: self[.formula]) ?? .secretHash }

    var separator: Separator { Separator(rawValue: self[.separator]) ?? .none }

    /// What is wrong on an axis.
    func mistake(_ axis: Axis, in context: borrowing Context) -> Mistake? {
      guard self[axis] > 0 else { return nil }
      switch axis {
      case .secret: return .altered(.secret, alteration(axis))
      case .username: return .altered(.username, alteration(axis))
      case .clientID: return .altered(.clientID, alteration(axis))
      case .message: return .altered(.message, alteration(axis))
      case .otherUsername, .otherClientID: return .other(context.kind(Int(self[axis]) &- 1))
      case .formula: return .formula(formula)
      case .separator: return .separator(separator)
      }
    }
  }

  /// The search for the recipes of a digest, with one secret.
  ///
  /// It tries no mistake, then each single one, then each pair on two axes, until one of these rounds finds something:
  /// an explanation with fewer mistakes is the better one, and what does not change the hash is never named.
  struct Search {
    let context: Context
    let digest: InlineArray<32, UInt8>
    let secret: ActiveSecret

    private(set) var causes = CauseList()
    private(set) var attemptCount = 0

    /// The digest without a mistake.
    private var rightDigest = InlineArray<32, UInt8>(repeating: 0)

    /// For each value of each axis, whether it gives the right digest, because it changes nothing.
    private var isIdle = InlineArray<320, Bool>(repeating: false)

    init(context: Context, digest: InlineArray<32, UInt8>, secret: ActiveSecret) {
      self.context = context
      self.digest = digest
      self.secret = secret
    }

    /// All recipes with this many mistakes, 0 to 2; each round needs those before it.
    mutating func run(
      mistakeCount: Int, secret: Span<UInt8>, username: Span<UInt8>, clientID: Span<UInt8>
    ) {
      var recipe = Recipe()
      let rightKey = HMACSHA256.Key(secret)
      guard mistakeCount > 0 else {
        rightDigest = attempt(recipe, rightKey, secret, username, clientID) ?? rightDigest
        return
      }
      for rawValue in 0..<Axis.count {
        guard let axis = Axis(rawValue: rawValue) else { continue }
        for value in 1...lastValue(on: axis) where isTried(value, on: axis) {
          recipe[axis] = value
          if axis == .secret {
            guard let key = key(of: recipe, secret, username, clientID) else { continue }
            run(recipe, axis, mistakeCount, key, secret, username, clientID)
          } else {
            run(recipe, axis, mistakeCount, rightKey, secret, username, clientID)
          }
        }
        recipe[axis] = 0
      }
    }

    /// A recipe with a mistake on the axis `first`; or, for pairs, with each mistake on a later axis as well. `key` is
    /// that of the secret as the recipe has it.
    private mutating func run(
      _ recipe: Recipe, _ first: Axis, _ mistakeCount: Int, _ key: borrowing HMACSHA256.Key, _ secret: Span<UInt8>,
      _ username: Span<UInt8>, _ clientID: Span<UInt8>
    ) {
      guard mistakeCount > 1 else {
        guard let computed = attempt(recipe, key, secret, username, clientID) else { return }
        // HMAC's key is filled with zeros, so that one more changes nothing; where the secret is no key, it does.
        let isZero = first == .secret && recipe.alteration(.secret) == .trailingZero
        isIdle[Self.index(recipe[first], on: first)] = !isZero && constantTimeEquals(computed.span, rightDigest.span)
        return
      }
      var recipe = recipe
      for rawValue in first.rawValue &+ 1..<Axis.count {
        guard let axis = Axis(rawValue: rawValue) else { continue }
        for value in 1...lastValue(on: axis) where isTried(value, on: axis, after: first) {
          recipe[axis] = value
          _ = attempt(recipe, key, secret, username, clientID)
        }
        recipe[axis] = 0
      }
    }

    private static func index(_ value: UInt8, on axis: Axis) -> Int { axis.rawValue &* 40 &+ Int(value) }

    private func lastValue(on axis: Axis) -> UInt8 {
      switch axis {
      case .secret, .username, .clientID, .message: Alteration.count &- 1
      case .otherUsername, .otherClientID: UInt8(truncatingIfNeeded: max(context.count, 1))
      case .formula: Formula.count &- 1
      case .separator: Separator.count &- 1
      }
    }

    /// Whether a mistake is tried, after one on the axis `first`. What changes nothing alone may change the other text
    /// that this one has put in the place of a text.
    private func isTried(_ value: UInt8, on axis: Axis, after first: Axis? = nil) -> Bool {
      let isOtherText =
        switch axis {
        case .username: first == .otherUsername
        case .clientID: first == .otherClientID
        case .message: first != nil
        default: false
        }
      guard isOtherText || !isIdle[Self.index(value, on: axis)] else { return false }
      return switch axis {
      case .secret: isTried(value, on: Part.secret)
      case .username: isTried(value, on: Part.username)
      case .clientID: isTried(value, on: Part.clientID)
      case .message: isTried(value, on: Part.message)
      case .otherUsername: value <= context.count && !context.kind(Int(value) &- 1).isClientID
      case .otherClientID: value <= context.count && context.kind(Int(value) &- 1).isClientID
      case .formula: value < Formula.userPoolIDInside.rawValue || context.firstIndex(of: .userPoolID) != nil
      case .separator: true
      }
    }

    private func isTried(_ value: UInt8, on part: Part) -> Bool {
      Alteration(rawValue: value)?.isTried(on: part) ?? false
    }

    /// The digest of a recipe, which is a cause where it is the one that is looked for.
    private mutating func attempt(
      _ recipe: Recipe, _ key: borrowing HMACSHA256.Key, _ secret: Span<UInt8>, _ username: Span<UInt8>,
      _ clientID: Span<UInt8>
    ) -> InlineArray<32, UInt8>? {
      guard let computed = compute(recipe, key, secret, username, clientID) else { return nil }
      attemptCount &+= 1
      guard constantTimeEquals(computed.span, digest.span) else { return computed }
      var cause = Cause(secret: self.secret)
      for axis in 0..<Axis.count {
        if let axis = Axis(rawValue: axis), let mistake = recipe.mistake(axis, in: context) { cause.append(mistake) }
      }
      causes.insert(cause)
      return computed
    }

    /// The digest that a recipe gives; `nil` where it cannot be followed.
    private func compute(
      _ recipe: Recipe, _ key: borrowing HMACSHA256.Key, _ secret: Span<UInt8>, _ username: Span<UInt8>,
      _ clientID: Span<UInt8>
    ) -> InlineArray<32, UInt8>? {
      switch recipe.formula.key[0] {
      case .nothing:
        var hash = SHA256()
        let isDone = appendMessage(recipe, secret, username, clientID, to: &hash)
        return isDone ? hash.finalize().bytes : nil
      case .secret: return authenticate(recipe, key, secret, username, clientID)
      default:
        guard let key = self.key(of: recipe, secret, username, clientID) else { return nil }
        return authenticate(recipe, key, secret, username, clientID)
      }
    }

    private func authenticate(
      _ recipe: Recipe, _ key: borrowing HMACSHA256.Key, _ secret: Span<UInt8>, _ username: Span<UInt8>,
      _ clientID: Span<UInt8>
    ) -> InlineArray<32, UInt8>? {
      var hmac = HMACSHA256(key: key)
      let isDone = appendMessage(recipe, secret, username, clientID, to: &hmac)
      return isDone ? hmac.finalize().bytes : nil
    }

    /// The key of a recipe; `nil` where it cannot be followed.
    private func key(
      of recipe: Recipe, _ secret: Span<UInt8>, _ username: Span<UInt8>, _ clientID: Span<UInt8>
    ) -> HMACSHA256.Key? {
      var bytes = KeyBytes()
      let isDone = appendPieces(recipe.formula.key, recipe, .none, secret, username, clientID, to: &bytes)
      defer { bytes.wipe() }
      return isDone ? bytes.key() : nil
    }

    private func appendMessage(
      _ recipe: Recipe, _ secret: Span<UInt8>, _ username: Span<UInt8>, _ clientID: Span<UInt8>,
      to sink: inout some ByteSink & ~Copyable
    ) -> Bool {
      let alteration = recipe.alteration(.message)
      alteration.appendPrefix(of: username, to: &sink)
      guard appendPieces(recipe.formula.message, recipe, alteration, secret, username, clientID, to: &sink) else {
        return false
      }
      alteration.appendSuffix(of: username, to: &sink)
      return true
    }

    /// The pieces with the separator between them, all of it altered as the message is.
    private func appendPieces(
      _ pieces: Formula.Pieces, _ recipe: Recipe, _ message: Alteration, _ secret: Span<UInt8>,
      _ username: Span<UInt8>, _ clientID: Span<UInt8>, to sink: inout some ByteSink & ~Copyable
    ) -> Bool {
      for i in 0..<3 {
        if i > 0, pieces[i] != .nothing, recipe.separator != .none {
          let separator: InlineArray<1, UInt8> = [recipe.separator.byte]
          guard message.appendBody(separator.span, to: &sink) else { return false }
        }
        let isDone =
          switch pieces[i] {
          case .nothing: true
          case .secret: append(secret, recipe.alteration(.secret), message, to: &sink)
          case .username: append(username, recipe[.otherUsername], recipe.alteration(.username), message, to: &sink)
          case .clientID: append(clientID, recipe[.otherClientID], recipe.alteration(.clientID), message, to: &sink)
          case .userPoolID:
            append(
              clientID, UInt8(truncatingIfNeeded: 1 &+ (context.firstIndex(of: .userPoolID) ?? 0)), .none, message,
              to: &sink)
          }
        guard isDone else { return false }
      }
      return true
    }

    /// A text, or another of the context in its place.
    private func append(
      _ text: Span<UInt8>, _ other: UInt8, _ alteration: Alteration, _ message: Alteration,
      to sink: inout some ByteSink & ~Copyable
    ) -> Bool {
      guard other > 0 else { return append(text, alteration, message, to: &sink) }
      let range = context.range(Int(other) &- 1)
      return append(context.texts.span.extracting(range), alteration, message, to: &sink)
    }

    /// A text with its own alteration, and with the message's.
    private func append(
      _ text: Span<UInt8>, _ alteration: Alteration, _ message: Alteration, to sink: inout some ByteSink & ~Copyable
    ) -> Bool {
      guard message.changesCharacters else { return alteration.append(text, to: &sink) }
      guard alteration != .none else { return message.appendBody(text, to: &sink) }
      var altered = Text()
      guard alteration.append(text, to: &altered), !altered.isTooLong else { return false }
      return message.appendBody(altered.bytes.span.extracting(first: altered.count), to: &sink)
    }
  }

  /// A key of HMAC in pieces: up to a block as it is, and beyond that its hash (FIPS 198-1 §4 steps 1 to 3).
  struct KeyBytes: ByteSink {
    private(set) var bytes = InlineArray<64, UInt8>(repeating: 0)
    private var count = 0
    private(set) var hash = SHA256()

    mutating func append(_ text: Span<UInt8>) {
      hash.update(data: text)
      for i in text.indices where count &+ i < bytes.count { bytes[count &+ i] = text[i] }
      count &+= text.count
    }

    func key() -> HMACSHA256.Key {
      guard count > bytes.count else { return HMACSHA256.Key(bytes.span.extracting(first: count)) }
      return HMACSHA256.Key(hash.finalize().bytes.span)
    }

    /// Overwrites the bytes. The optimizer may not know that nobody reads them any more.
    @inline(never) @_optimize(none)
    mutating func wipe() {
      bytes = InlineArray(repeating: 0)
      hash = SHA256()
    }
  }
}
