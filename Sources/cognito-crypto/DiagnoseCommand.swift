import CognitoCrypto

/// `diagnose`: why a hash was refused.
enum DiagnoseCommand: Command {
  static let name = "diagnose"
  static let options = Credentials.options.union(contextOptions.map(\.option)).union([
    .previousClientSecretFile, .error, .language, .format,
  ])

  private static let contextOptions: [(option: Option, kind: Diagnosis.Context.Kind)] = [
    (.sub, .sub), (.poolUsername, .poolUsername), (.email, .email), (.phoneNumber, .phoneNumber),
    (.otherUsername, .otherUsername), (.otherClientID, .otherClientID), (.userPoolID, .userPoolID),
  ]

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    let report = try DiagnosisReport(language: language(arguments), isJSON: isJSON(arguments))
    let context = try context(arguments)
    if arguments.operands.isEmpty, arguments.has(.error) {
      return try report.write(refusal: context.refusal, &output)
    }
    guard arguments.operands.count == 2 else {
      throw .usage(
        "diagnose takes a USERNAME and a HASH, not \(arguments.operands.count) operands; or --error TEXT alone")
    }
    let diagnosis = try diagnosis(arguments, context)
    return try report.write(diagnosis, context, &output)
  }

  private static func diagnosis(
    _ arguments: Arguments, _ context: Diagnosis.Context
  ) throws(Failure) -> Diagnosis {
    let username = arguments.operands[0]
    let hash = arguments.operands[1]
    guard !username.isEmpty else { throw .badData("USERNAME: \(AppClientError.emptyUsername)") }
    let credentials = try Credentials(arguments)
    credentials.warn(isRaw: arguments.has(.raw))
    var previous = SecretBytes()
    if let path = arguments.value(of: .previousClientSecretFile) {
      let isTaken = arguments.value(of: .clientSecretFile) == Array("-".utf8)
      let source = try KeyFile.read(
        path, option: .previousClientSecretFile, isRaw: arguments.has(.raw),
        standardInputHas: isTaken ? "the client secret" : nil, into: &previous)
      guard previous.count > 0 else { throw .badData("\(source): the previous client secret is empty") }
    }
    return try credentials.secret.withSpan { (secret) throws(Failure) in
      try previous.withSpan { (previousSecret) throws(Failure) in
        do throws(AppClientError) {
          return try Diagnosis(
            of: hash.span, username: username.span, clientID: credentials.id.span, secret: secret,
            previousSecret: previousSecret.isEmpty ? nil : previousSecret, context: context)
        } catch { throw credentials.failure(error) }
      }
    }
  }

  private static func context(_ arguments: Arguments) throws(Failure) -> Diagnosis.Context {
    var context = Diagnosis.Context()
    do throws(DiagnosisError) {
      for (option, kind) in contextOptions {
        for text in arguments.values(of: option) { try context.add(text.span, as: kind) }
      }
      if let text = arguments.value(of: .error) { try context.add(errorText: text.span) }
    } catch { throw .badData("\(error)") }
    return context
  }

  private static func language(_ arguments: Arguments) throws(Failure) -> Diagnosis.Language {
    guard let name = arguments.value(of: .language) else { return .swift }
    guard let language = Diagnosis.Language(rawValue: String(decoding: name, as: UTF8.self)) else {
      throw .usage("--language is \(Diagnosis.Language.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return language
  }

  private static func isJSON(_ arguments: Arguments) throws(Failure) -> Bool {
    switch arguments.value(of: .format).map({ String(decoding: $0, as: UTF8.self) }) {
    case nil, "text": return false
    case "json": return true
    default: throw .usage("--format is text or json")
    }
  }
}
