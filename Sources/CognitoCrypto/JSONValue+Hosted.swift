#if !hasFeature(Embedded)
  extension JSONValue {
    /// The number, where it is written without fraction and exponent and is an `Int64`.
    public var integer64: Int64? { Int64(String(decoding: (0..<text.count).map { text[$0] }, as: UTF8.self)) }
  }
#endif
