extension Diagnosis {
  /// Which texts were hashed, in which order, with which algorithm.
  ///
  /// The cases stand in the order of their likelihood. "‖" is concatenation.
  public enum Formula: UInt8, Sendable {
    /// The right one: HMAC-SHA-256, key secret, message username ‖ client id.
    case secretHash
    /// HMAC-SHA-256, message client id ‖ username.
    case clientIDFirst
    /// HMAC-SHA-256, message username.
    case usernameOnly
    /// HMAC-SHA-256, message client id.
    case clientIDOnly
    /// HMAC-SHA-256, key username ‖ client id, message secret.
    case swapped
    /// HMAC-SHA-256, key client id ‖ username, message secret.
    case swappedClientIDFirst
    /// HMAC-SHA-256, key client id, message username ‖ secret.
    case clientIDAsKey
    /// HMAC-SHA-256, key client id, message secret ‖ username.
    case clientIDAsKeySecretFirst
    /// HMAC-SHA-256, key username, message client id ‖ secret.
    case usernameAsKey
    /// HMAC-SHA-256, key username, message secret ‖ client id.
    case usernameAsKeySecretFirst
    /// SHA-256 of username ‖ client id.
    case withoutSecret
    /// SHA-256 of client id ‖ username.
    case withoutSecretClientIDFirst
    /// SHA-256 of secret ‖ username ‖ client id.
    case secretFirst
    /// SHA-256 of secret ‖ client id ‖ username.
    case secretFirstThenClientID
    /// SHA-256 of username ‖ client id ‖ secret.
    case secretLast
    /// SHA-256 of client id ‖ username ‖ secret.
    case secretLastClientIDFirst
    /// HMAC-SHA-256, message username ‖ user pool id ‖ client id.
    case userPoolIDInside
    /// HMAC-SHA-256, message username ‖ client id ‖ user pool id.
    case userPoolIDLast
    /// HMAC-SHA-256, message user pool id ‖ username ‖ client id.
    case userPoolIDFirst

    /// The number of cases; their raw values are less.
    public static var count: UInt8 { userPoolIDFirst.rawValue + 1 }

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .secretHash: "right"
      case .clientIDFirst: "client-id-first"
      case .usernameOnly: "username-only"
      case .clientIDOnly: "client-id-only"
      case .swapped: "key-and-message-swapped"
      case .swappedClientIDFirst: "key-and-message-swapped-client-id-first"
      case .clientIDAsKey: "client-id-as-key"
      case .clientIDAsKeySecretFirst: "client-id-as-key-secret-first"
      case .usernameAsKey: "username-as-key"
      case .usernameAsKeySecretFirst: "username-as-key-secret-first"
      case .withoutSecret: "sha-256-without-secret"
      case .withoutSecretClientIDFirst: "sha-256-without-secret-client-id-first"
      case .secretFirst: "sha-256-secret-first"
      case .secretFirstThenClientID: "sha-256-secret-first-then-client-id"
      case .secretLast: "sha-256-secret-last"
      case .secretLastClientIDFirst: "sha-256-secret-last-client-id-first"
      case .userPoolIDInside: "user-pool-id-inside"
      case .userPoolIDLast: "user-pool-id-last"
      case .userPoolIDFirst: "user-pool-id-first"
      }
    }

    /// What is wrong, to follow "the hash".
    public var predicate: StaticString {
      switch self {
      case .secretHash: "was made of the right texts"
      case .clientIDFirst: "was made of client id and username, in this order"
      case .usernameOnly: "was made of the username alone, without the client id"
      case .clientIDOnly: "was made of the client id alone, without the username"
      case .swapped: "was made with key and message exchanged: username and client id are the key"
      case .swappedClientIDFirst: "was made with key and message exchanged: client id and username are the key"
      case .clientIDAsKey: "was made with the client id as the key, of username and secret"
      case .clientIDAsKeySecretFirst: "was made with the client id as the key, of secret and username"
      case .usernameAsKey: "was made with the username as the key, of client id and secret"
      case .usernameAsKeySecretFirst: "was made with the username as the key, of secret and client id"
      case .withoutSecret: "is the SHA-256 of username and client id, without the secret"
      case .withoutSecretClientIDFirst: "is the SHA-256 of client id and username, without the secret"
      case .secretFirst: "is the SHA-256 of secret, username and client id, and no HMAC"
      case .secretFirstThenClientID: "is the SHA-256 of secret, client id and username, and no HMAC"
      case .secretLast: "is the SHA-256 of username, client id and secret, and no HMAC"
      case .secretLastClientIDFirst: "is the SHA-256 of client id, username and secret, and no HMAC"
      case .userPoolIDInside: "was made of username, user pool id and client id"
      case .userPoolIDLast: "was made of username, client id and user pool id"
      case .userPoolIDFirst: "was made of user pool id, username and client id"
      }
    }

    /// What to do.
    public var fix: StaticString {
      switch self {
      case .secretHash: "Nothing."
      case .clientIDFirst: "Write the username first and the client id after it."
      case .usernameOnly: "Append the client id to the username."
      case .clientIDOnly: "Write the username before the client id."
      case .swapped, .swappedClientIDFirst: "Make the client secret the key, and username + client id the message."
      case .clientIDAsKey, .clientIDAsKeySecretFirst, .usernameAsKey, .usernameAsKeySecretFirst:
        "Check the order of the function's arguments: key is the secret, message is username + client id."
      case .withoutSecret, .withoutSecretClientIDFirst, .secretFirst, .secretFirstThenClientID, .secretLast,
        .secretLastClientIDFirst:
        "Use HMAC-SHA-256 with the client secret as the key."
      case .userPoolIDInside, .userPoolIDLast, .userPoolIDFirst: "Leave the user pool id out."
      }
    }

    /// One of the texts that are hashed.
    enum Piece: UInt8 {
      case nothing
      case secret
      case username
      case clientID
      case userPoolID
    }

    typealias Pieces = InlineArray<3, Piece>

    /// The key of HMAC; nothing where it is the plain hash function.
    var key: Pieces {
      switch self {
      case .secretHash, .clientIDFirst, .usernameOnly, .clientIDOnly, .userPoolIDInside, .userPoolIDLast,
        .userPoolIDFirst:
        [.secret, .nothing, .nothing]
      case .swapped: [.username, .clientID, .nothing]
      case .swappedClientIDFirst: [.clientID, .username, .nothing]
      case .clientIDAsKey, .clientIDAsKeySecretFirst: [.clientID, .nothing, .nothing]
      case .usernameAsKey, .usernameAsKeySecretFirst: [.username, .nothing, .nothing]
      case .withoutSecret, .withoutSecretClientIDFirst, .secretFirst, .secretFirstThenClientID, .secretLast,
        .secretLastClientIDFirst:
        [.nothing, .nothing, .nothing]
      }
    }

    /// The message.
    var message: Pieces {
      switch self {
      case .secretHash, .withoutSecret: [.username, .clientID, .nothing]
      case .clientIDFirst, .withoutSecretClientIDFirst: [.clientID, .username, .nothing]
      case .usernameOnly: [.username, .nothing, .nothing]
      case .clientIDOnly: [.clientID, .nothing, .nothing]
      case .swapped, .swappedClientIDFirst: [.secret, .nothing, .nothing]
      case .clientIDAsKey: [.username, .secret, .nothing]
      case .clientIDAsKeySecretFirst: [.secret, .username, .nothing]
      case .usernameAsKey: [.clientID, .secret, .nothing]
      case .usernameAsKeySecretFirst: [.secret, .clientID, .nothing]
      case .secretFirst: [.secret, .username, .clientID]
      case .secretFirstThenClientID: [.secret, .clientID, .username]
      case .secretLast: [.username, .clientID, .secret]
      case .secretLastClientIDFirst: [.clientID, .username, .secret]
      case .userPoolIDInside: [.username, .userPoolID, .clientID]
      case .userPoolIDLast: [.username, .clientID, .userPoolID]
      case .userPoolIDFirst: [.userPoolID, .username, .clientID]
      }
    }
  }

  /// What stood between the texts that were hashed, where nothing belongs.
  public enum Separator: UInt8, Sendable {
    /// Nothing.
    case none
    /// ":".
    case colon
    /// A space.
    case space
    /// "+".
    case plus
    /// ",".
    case comma
    /// "-".
    case hyphen
    /// "/".
    case slash
    /// "|".
    case bar
    /// "_".
    case underscore
    /// ".".
    case dot
    /// "&".
    case ampersand
    /// ";".
    case semicolon
    /// A line feed.
    case lineFeed
    /// A tabulator.
    case tab
    /// A zero byte.
    case zero

    /// The number of cases; their raw values are less.
    public static var count: UInt8 { zero.rawValue + 1 }

    /// The name, for programs.
    public var identifier: StaticString {
      switch self {
      case .none: "none"
      case .colon: "colon"
      case .space: "space"
      case .plus: "plus"
      case .comma: "comma"
      case .hyphen: "hyphen"
      case .slash: "slash"
      case .bar: "bar"
      case .underscore: "underscore"
      case .dot: "dot"
      case .ampersand: "ampersand"
      case .semicolon: "semicolon"
      case .lineFeed: "line-feed"
      case .tab: "tab"
      case .zero: "zero"
      }
    }

    /// What is wrong, to follow "the message".
    public var predicate: StaticString {
      switch self {
      case .none: "had nothing between its parts"
      case .colon: "had a colon between its parts"
      case .space: "had a space between its parts"
      case .plus: "had a + between its parts"
      case .comma: "had a comma between its parts"
      case .hyphen: "had a hyphen between its parts"
      case .slash: "had a slash between its parts"
      case .bar: "had a | between its parts"
      case .underscore: "had an underscore between its parts"
      case .dot: "had a dot between its parts"
      case .ampersand: "had an & between its parts"
      case .semicolon: "had a semicolon between its parts"
      case .lineFeed: "had a line feed between its parts"
      case .tab: "had a tabulator between its parts"
      case .zero: "had a zero byte between its parts"
      }
    }

    /// What to do.
    public var fix: StaticString { "Write username and client id one after the other, with nothing between." }

    /// The byte in ASCII.
    var byte: UInt8 {
      switch self {
      case .none, .zero: 0x00
      case .colon: 0x3a
      case .space: 0x20
      case .plus: 0x2b
      case .comma: 0x2c
      case .hyphen: 0x2d
      case .slash: 0x2f
      case .bar: 0x7c
      case .underscore: 0x5f
      case .dot: 0x2e
      case .ampersand: 0x26
      case .semicolon: 0x3b
      case .lineFeed: 0x0a
      case .tab: 0x09
      }
    }
  }
}
