import TestSupport
import Testing

@testable import CognitoCrypto

/// Which explanation comes first.
struct DiagnosisOrderTests {
  private static var mistakes: [Diagnosis.Mistake] {
    let parts: [Diagnosis.Part] = [.secret, .username, .message, .clientID]
    var mistakes: [Diagnosis.Mistake] = parts.flatMap { part in
      (1..<Diagnosis.Alteration.count).compactMap(Diagnosis.Alteration.init).filter { $0.isTried(on: part) }.map {
        .altered(part, $0)
      }
    }
    mistakes += (0..<Diagnosis.Context.Kind.count).compactMap(Diagnosis.Context.Kind.init).map { .other($0) }
    mistakes += (1..<Diagnosis.Formula.count).compactMap(Diagnosis.Formula.init).map { .formula($0) }
    mistakes += (1..<Diagnosis.Separator.count).compactMap(Diagnosis.Separator.init).map { .separator($0) }
    return mistakes
  }

  @Test("The order of all mistakes in texts, from the likeliest")
  func order() {
    let ranked = Dictionary(grouping: Self.mistakes, by: \.rank).sorted { $0.key < $1.key }
    let lines = ranked.map { "\($0.key) " + $0.value.map(\.identifier).sorted().joined(separator: " ") }
    #expect(lines.joined(separator: "\n") == Self.expected)
  }

  private static let expected = """
    0 formula-client-id-first
    1 username-is-sub
    2 username-is-pool-username
    3 username-is-email
    4 secret-trailing-line-feed username-is-phone-number
    5 username-is-another-users username-trailing-line-feed
    6 client-id-is-another-clients message-trailing-line-feed
    7 client-id-is-user-pool-id client-id-trailing-line-feed
    8 secret-undefined
    9 username-undefined
    11 client-id-undefined
    12 secret-python-none
    13 username-python-none
    15 client-id-python-none
    16 secret-null
    17 username-null
    19 client-id-null
    20 secret-nil
    21 username-nil
    23 client-id-nil
    24 secret-empty
    25 username-empty
    27 client-id-empty
    28 secret-base64-encoded
    29 username-base64-encoded
    31 client-id-base64-encoded
    32 secret-base64-decoded
    33 username-base64-decoded
    36 secret-lowercased
    37 username-lowercased
    38 message-lowercased
    39 client-id-lowercased
    41 username-latin-1
    42 formula-username-only
    43 formula-client-id-only
    44 formula-key-and-message-swapped secret-trailing-crlf
    45 formula-key-and-message-swapped-client-id-first username-trailing-crlf
    46 formula-client-id-as-key message-trailing-crlf
    47 client-id-trailing-crlf formula-client-id-as-key-secret-first
    48 formula-username-as-key secret-trailing-carriage-return
    49 formula-username-as-key-secret-first username-trailing-carriage-return
    50 formula-sha-256-without-secret message-trailing-carriage-return
    51 client-id-trailing-carriage-return formula-sha-256-without-secret-client-id-first
    52 formula-sha-256-secret-first secret-trailing-space
    53 formula-sha-256-secret-first-then-client-id username-trailing-space
    54 formula-sha-256-secret-last message-trailing-space
    55 client-id-trailing-space formula-sha-256-secret-last-client-id-first
    56 formula-user-pool-id-inside secret-leading-space
    57 formula-user-pool-id-last username-leading-space
    58 formula-user-pool-id-first message-leading-space
    59 client-id-leading-space
    60 secret-double-quoted
    61 separator-colon username-double-quoted
    62 message-double-quoted separator-space
    63 client-id-double-quoted separator-plus
    64 secret-single-quoted separator-comma
    65 separator-hyphen username-single-quoted
    66 message-single-quoted separator-slash
    67 client-id-single-quoted separator-bar
    68 secret-trimmed separator-underscore
    69 separator-dot username-trimmed
    70 separator-ampersand
    71 client-id-trimmed separator-semicolon
    72 separator-line-feed
    73 separator-tab username-local-part
    74 separator-zero
    76 secret-uppercased
    77 username-uppercased
    78 message-uppercased
    79 client-id-uppercased
    81 username-nfc
    85 username-nfd
    88 secret-percent-encoded
    89 username-percent-encoded
    90 message-percent-encoded
    91 client-id-percent-encoded
    92 secret-plus-as-space
    93 username-plus-as-space
    96 secret-utf-16le
    97 username-utf-16le
    98 message-utf-16le
    99 client-id-utf-16le
    100 secret-utf-16be
    101 username-utf-16be
    102 message-utf-16be
    103 client-id-utf-16be
    105 username-utf-8-twice
    109 username-ascii
    112 secret-python-bytes
    113 username-python-bytes
    114 message-python-bytes
    115 client-id-python-bytes
    116 secret-swift-optional
    117 username-swift-optional
    118 message-swift-optional
    119 client-id-swift-optional
    120 secret-javascript-object
    121 username-javascript-object
    123 client-id-javascript-object
    124 secret-javascript-promise
    125 username-javascript-promise
    127 client-id-javascript-promise
    128 secret-trailing-zero
    129 username-trailing-zero
    130 message-trailing-zero
    131 client-id-trailing-zero
    132 secret-byte-order-mark
    133 username-byte-order-mark
    134 message-byte-order-mark
    135 client-id-byte-order-mark
    """
}
