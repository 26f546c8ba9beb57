#if !hasFeature(Embedded)
  extension CognitoOperation: CaseIterable, CustomStringConvertible {
    /// All operations, in the order of a user's life.
    public static var allCases: [Self] { (0..<count).compactMap(Self.init) }

    /// The name.
    public var description: String { name.description }

    /// The operation with this name, spelt as in the service model.
    public init?(name: String) {
      guard let operation = Self.allCases.first(where: { $0.description == name }) else { return nil }
      self = operation
    }
  }
#endif
