import PureCrypto

/// What Amazon Cognito would not have issued: the usual slips on the way of an id, a secret or a username into a
/// program.
///
/// A finding does not stop ``AppClient`` from hashing: emulators and published examples break Cognito's patterns.
///
/// - Leaks: the time depends on the text, also where it is a secret: a check for when a program is set up.
///
/// Source: the shapes `ClientIdType`, `ClientSecretType` and `UsernameType` of the `cognito-idp` 2016-04-18 service
/// model.
public enum CredentialLint {
  /// Something that Cognito would not have issued.
  public enum Finding: UInt8, Sendable {
    /// It is empty.
    case empty
    /// It is not UTF-8.
    case notUTF8
    /// It is shorter than Cognito issues.
    case tooShort
    /// It is longer than Cognito accepts.
    case tooLong
    /// It ends with a line feed or a carriage return.
    case trailingLineEnding
    /// It has white space, other than line endings at its end.
    case whitespace
    /// It stands in quotes.
    case quotes
    /// It is a word that programs write for a missing value: `undefined`, `null`, `None`, `nil`.
    case placeholder
    /// It has another character that Cognito does not use there.
    case foreignCharacter

    /// The number of findings there are; their raw values are less.
    public static var count: UInt8 { foreignCharacter.rawValue + 1 }

    /// What is wrong, to follow the name of the thing: "the client id" …
    public var message: StaticString {
      switch self {
      case .empty: "is empty"
      case .notUTF8: "is not UTF-8"
      case .tooShort: "is shorter than Cognito issues"
      case .tooLong: "is longer than Cognito accepts"
      case .trailingLineEnding: "ends with a line ending"
      case .whitespace: "has white space in it"
      case .quotes: "stands in quotes"
      case .placeholder: "is a program's word for a missing value"
      case .foreignCharacter: "has a character that Cognito does not use there"
      }
    }
  }

  /// A set of findings.
  public struct Findings: Sendable, Equatable {
    private var bits: UInt32 = 0

    /// Whether nothing was found.
    public var isEmpty: Bool { bits == 0 }

    /// Whether `finding` is one of them.
    public func contains(_ finding: Finding) -> Bool { bits &>> UInt32(finding.rawValue) & 1 == 1 }

    mutating func insert(_ finding: Finding) { bits |= 1 &<< UInt32(finding.rawValue) }
  }

  /// What is wrong with a client id: 1 to 128 characters of `[\w+]`.
  public static func clientID(_ text: Span<UInt8>) -> Findings {
    findings(text, lengths: 1...128, isAllowed: isWordOrPlus)
  }

  /// What is wrong with a client secret: 24 to 64 characters of `[\w+]`.
  public static func clientSecret(_ text: Span<UInt8>) -> Findings {
    findings(text, lengths: 24...64, isAllowed: isWordOrPlus)
  }

  /// What is wrong with a username: 1 to 128 characters of `[\p{L}\p{M}\p{S}\p{N}\p{P}]`, which leaves out white space
  /// and control characters. Code points that Unicode has not assigned are not looked for.
  public static func username(_ text: Span<UInt8>) -> Findings {
    findings(text, lengths: 1...128, isAllowed: isUsernameCharacter)
  }

  private static func findings(
    _ text: Span<UInt8>, lengths: ClosedRange<Int>, isAllowed: (UInt32) -> Bool
  ) -> Findings {
    var findings = Findings()
    guard !text.isEmpty else {
      findings.insert(.empty)
      return findings
    }
    guard let unicode = try? UTF8Span(validating: text) else {
      findings.insert(.notUTF8)
      return findings
    }

    var end = text.count
    while end > 0, text[end &- 1] == 0x0a || text[end &- 1] == 0x0d { end &-= 1 }
    if end < text.count { findings.insert(.trailingLineEnding) }
    if end >= 2, text[0] == text[end &- 1], text[0] == 0x22 || text[0] == 0x27 { findings.insert(.quotes) }
    if isPlaceholder(text.extracting(first: end)) { findings.insert(.placeholder) }

    var count = 0
    var scalars = unicode.makeUnicodeScalarIterator()
    while let scalar = scalars.next() {
      if scalars.currentCodeUnitOffset > end { break }
      count &+= 1
      if isWhitespace(scalar.value) {
        findings.insert(.whitespace)
      } else if !isAllowed(scalar.value) {
        findings.insert(.foreignCharacter)
      }
    }
    if count < lengths.lowerBound { findings.insert(.tooShort) }
    if count > lengths.upperBound { findings.insert(.tooLong) }
    return findings
  }

  private static func isPlaceholder(_ text: Span<UInt8>) -> Bool {
    isEqual(text, "undefined") || isEqual(text, "null") || isEqual(text, "None") || isEqual(text, "nil")
  }

  private static func isEqual(_ text: Span<UInt8>, _ word: StaticString) -> Bool {
    word.withUTF8Bytes { constantTimeEquals(text, $0) }
  }

  /// `[\w+]` in the service model's ASCII regular expressions.
  private static func isWordOrPlus(_ c: UInt32) -> Bool {
    switch c {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x2b: true
    default: false
    }
  }

  /// Unicode general categories Zs, Zl, Zp, and the controls that are white space.
  private static func isWhitespace(_ c: UInt32) -> Bool {
    switch c {
    case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
    default: false
    }
  }

  /// Not of the general categories Cc, Cf and Co (Unicode 17).
  private static func isUsernameCharacter(_ c: UInt32) -> Bool {
    switch c {
    case 0x00...0x1f, 0x7f...0x9f: false  // Cc
    case 0xad, 0x600...0x605, 0x61c, 0x6dd, 0x70f, 0x890...0x891, 0x8e2, 0x180e, 0x200b...0x200f, 0x202a...0x202e,
      0x2060...0x2064, 0x2066...0x206f, 0xfeff, 0xfff9...0xfffb, 0x110bd, 0x110cd, 0x13430...0x1343f,
      0x1bca0...0x1bca3, 0x1d173...0x1d17a, 0xe0001, 0xe0020...0xe007f:
      false  // Cf
    case 0xe000...0xf8ff, 0xf_0000...0x10_ffff: false  // Co
    default: true
    }
  }
}
