/// Why a request was not encoded. Nothing was written then.
public enum RequestError: Error, Equatable, Sendable {
  /// The username is empty.
  case emptyUsername
  /// A text is not UTF-8.
  case notUTF8
  /// An optional member was set twice.
  case memberSetTwice
  /// The output has less room than the `byteCount` bytes that the request needs.
  case outputTooSmall(byteCount: Int)
  /// The region is not a name like `eu-west-1`.
  case invalidRegion
}
