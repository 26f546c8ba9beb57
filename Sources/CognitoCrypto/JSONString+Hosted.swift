#if !hasFeature(Embedded)
  extension String {
    /// The text of a string in JSON, without escapes.
    public init(_ string: JSONString) {
      let bytes = [UInt8](capacity: string.utf8Count) { (output) in try? string.append(to: &output) }
      self.init(decoding: bytes, as: UTF8.self)
    }
  }
#endif
