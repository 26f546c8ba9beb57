import CognitoCrypto

/// The options of a request. It notes which ones the request takes, and which of those are missing.
struct RequestOptions {
  /// What stands for the texts of files that are not read.
  static let placeholder = "x"

  let operation: String
  /// Whether files stay unread, because only the form of the request is wanted.
  let isDry: Bool
  private let arguments: Arguments
  private var taken: Set<Option>
  private var missing: [String] = []
  private var standardInputHas: String?

  init(_ arguments: Arguments, operation: String, isDry: Bool, taken: Set<Option>, standardInputHas: String?) {
    self.arguments = arguments
    self.operation = operation
    self.isDry = isDry
    self.taken = taken
    self.standardInputHas = standardInputHas
  }

  mutating func has(_ option: Option) -> Bool {
    taken.insert(option)
    return arguments.has(option)
  }

  mutating func text(_ option: Option) throws(Failure) -> String? {
    taken.insert(option)
    guard let bytes = arguments.value(of: option) else { return nil }
    return try Self.text(bytes, option.rawValue)
  }

  mutating func required(_ option: Option) throws(Failure) -> String {
    if let text = try text(option) { return text }
    note(missing: option.rawValue)
    return Self.placeholder
  }

  /// The text in the file that an option names, without the line ending at its end.
  mutating func fileText(_ option: Option) throws(Failure) -> String? {
    taken.insert(option)
    guard let path = arguments.value(of: option) else { return nil }
    guard !isDry else { return Self.placeholder }
    var secret = SecretBytes()
    let source = try KeyFile.read(
      path, option: option, isRaw: false, standardInputHas: standardInputHas, into: &secret)
    if path == Array("-".utf8) { standardInputHas = "the text of \(option.rawValue)" }
    guard secret.count > 0 else { throw .badData("\(source): the file of \(option.rawValue) is empty") }
    return try secret.withSpan { (bytes) throws(Failure) in try Self.text(bytes.indices.map { bytes[$0] }, source) }
  }

  mutating func requiredFileText(_ option: Option) throws(Failure) -> String {
    if let text = try fileText(option) { return text }
    note(missing: option.rawValue)
    return Self.placeholder
  }

  /// Names and values, as NAME=VALUE.
  mutating func entries(_ option: Option) throws(Failure) -> [String: String] {
    taken.insert(option)
    var entries: [String: String] = [:]
    for bytes in arguments.values(of: option) {
      let parts = bytes.split(separator: 0x3d, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { throw .usage("\(option.rawValue) takes NAME=VALUE") }
      let name = try Self.text(Array(parts[0]), option.rawValue)
      guard entries[name] == nil else { throw .usage("\(option.rawValue) has the same name twice") }
      entries[name] = try Self.text(Array(parts[1]), option.rawValue)
    }
    return entries
  }

  /// One of some names.
  mutating func choice<Value>(
    _ option: Option, of choices: [(name: String, value: Value)]
  ) throws(Failure) -> Value? {
    guard let name = try text(option) else { return nil }
    guard let choice = choices.first(where: { $0.name == name }) else {
      throw .usage("\(option.rawValue) is \(choices.map(\.name).joined(separator: ", "))")
    }
    return choice.value
  }

  mutating func requiredChoice<Value>(
    _ option: Option, of choices: [(name: String, value: Value)]
  ) throws(Failure) -> Value? {
    if let value = try choice(option, of: choices) { return value }
    note(missing: option.rawValue)
    return nil
  }

  mutating func note(missing name: String) { missing.append(name) }

  /// Whether all is there, and nothing else.
  func check() throws(Failure) {
    guard missing.isEmpty else { throw .usage("\(operation) needs \(missing.joined(separator: ", "))") }
    for option in Option.allCases where arguments.has(option) && !taken.contains(option) {
      throw .usage("\(option.rawValue) is not for this \(operation)")
    }
  }

  static func text(_ bytes: [UInt8], _ source: String) throws(Failure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .badData("\(source): not UTF-8") }
    return text
  }
}
