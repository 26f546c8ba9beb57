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

  /// The search for the recipes of a digest.
  ///
  /// It tries no mistake, then each single one, then each pair on two axes, and stops after the first of these rounds
  /// that finds something: an explanation with fewer mistakes is the better one, and what does not change the hash is
  /// never named.
  struct Search {
    let context: Context
    let digest: InlineArray<32, UInt8>

    private(set) var causes = InlineArray<16, Cause>(repeating: Cause(secret: .current))
    private(set) var causeCount = 0
    private(set) var attemptCount = 0

    init(context: Context, digest: InlineArray<32, UInt8>) {
      self.context = context
      self.digest = digest
    }

    /// All recipes with this many mistakes, 0 to 2.
    mutating func run(
      mistakeCount: Int, secret: Span<UInt8>, username: Span<UInt8>, clientID: Span<UInt8>, as active: ActiveSecret
    ) {
      var recipe = Recipe()
      if mistakeCount == 0 { return attempt(recipe, secret, username, clientID, active) }
      for first in 0..<Axis.count {
        guard let firstAxis = Axis(rawValue: first) else { continue }
        for value in 1...lastValue(on: firstAxis) where isTried(value, on: firstAxis) {
          recipe[firstAxis] = value
          if mistakeCount == 1 {
            attempt(recipe, secret, username, clientID, active)
          } else {
            for second in first &+ 1..<Axis.count {
              guard let secondAxis = Axis(rawValue: second) else { continue }
              for value in 1...lastValue(on: secondAxis) where isTried(value, on: secondAxis) {
                recipe[secondAxis] = value
                attempt(recipe, secret, username, clientID, active)
              }
              recipe[secondAxis] = 0
            }
          }
        }
        recipe[firstAxis] = 0
      }
    }

    private func lastValue(on axis: Axis) -> UInt8 {
      switch axis {
      case .secret, .username, .clientID, .message: Alteration.count &- 1
      case .otherUsername, .otherClientID: UInt8(truncatingIfNeeded: max(context.count, 1))
      case .formula: Formula.count &- 1
      case .separator: Separator.count &- 1
      }
    }

    private func isTried(_ value: UInt8, on axis: Axis) -> Bool {
      switch axis {
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

    private mutating func attempt(
      _ recipe: Recipe, _ secret: Span<UInt8>, _ username: Span<UInt8>, _ clientID: Span<UInt8>, _ active: ActiveSecret
    ) {
      guard let computed = digest(of: recipe, secret, username, clientID) else { return }
      attemptCount &+= 1
      guard constantTimeEquals(computed.span, digest.span) else { return }
      var cause = Cause(secret: active)
      for axis in 0..<Axis.count {
        if let axis = Axis(rawValue: axis), let mistake = recipe.mistake(axis, in: context) { cause.append(mistake) }
      }
      insert(cause)
    }

    /// Keeps the causes in the order of their likelihood, and of too many the likeliest.
    mutating func insert(_ cause: Cause) {
      for i in 0..<causeCount where causes[i] == cause { return }
      var index = causeCount
      while index > 0, causes[index &- 1].rank > cause.rank {
        if index < causes.count { causes[index] = causes[index &- 1] }
        index &-= 1
      }
      if index < causes.count { causes[index] = cause }
      if causeCount < causes.count { causeCount &+= 1 }
    }

    /// The digest that a recipe gives; `nil` where it cannot be followed.
    private func digest(
      of recipe: Recipe, _ secret: Span<UInt8>, _ username: Span<UInt8>, _ clientID: Span<UInt8>
    ) -> InlineArray<32, UInt8>? {
      let formula = recipe.formula
      if formula.key[0] == .nothing {
        var hash = SHA256()
        let isDone = appendMessage(recipe, secret, username, clientID, to: &hash)
        return isDone ? hash.finalize().bytes : nil
      }
      var bytes = KeyBytes()
      guard appendPieces(formula.key, recipe, .none, secret, username, clientID, to: &bytes) else {
        bytes.wipe()
        return nil
      }
      var hmac = HMACSHA256(key: bytes.key())
      bytes.wipe()
      let isDone = appendMessage(recipe, secret, username, clientID, to: &hmac)
      return isDone ? hmac.finalize().bytes : nil
    }

    private func appendMessage(
      _ recipe: Recipe, _ secret: Span<UInt8>, _ username: Span<UInt8>, _ clientID: Span<UInt8>,
      to sink: inout some ByteSink & ~Copyable
    ) -> Bool {
      let alteration = recipe.alteration(.message)
      alteration.appendPrefix(to: &sink)
      guard appendPieces(recipe.formula.message, recipe, alteration, secret, username, clientID, to: &sink) else {
        return false
      }
      alteration.appendSuffix(to: &sink)
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
  private struct KeyBytes: ByteSink {
    private var bytes = InlineArray<64, UInt8>(repeating: 0)
    private var count = 0
    private var hash = SHA256()

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
