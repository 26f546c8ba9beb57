#if !hasFeature(Embedded)
  extension RequestError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
      switch self {
      case .emptyUsername: "the username is empty: its hash is part of the request"
      case .notUTF8: "a text of the request is not UTF-8"
      case .memberSetTwice: "an optional member of the request was set twice"
      case .outputTooSmall(let count): "the request needs \(count) bytes, more than the output has room for"
      case .invalidRegion: "the region is not a name like eu-west-1"
      }
    }
  }
#endif
