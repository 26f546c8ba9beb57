import CognitoCrypto

/// How a diagnosis is printed. Nothing of what was given is: not even the username, for it could be the secret.
struct DiagnosisReport {
  let language: Diagnosis.Language
  let isJSON: Bool

  func write(
    _ diagnosis: Diagnosis, _ context: Diagnosis.Context, _ output: inout Output
  ) throws(Failure) -> ExitStatus {
    if isJSON { try output.write(json(diagnosis)) } else { try output.write(text(diagnosis, context)) }
    switch diagnosis.verdict {
    case .right: return .success
    case .explained: return .checkFailed
    case .unexplained: return .causeNotFound
    }
  }

  /// What Cognito's error says without a hash. A mismatch alone has no known cause.
  func write(refusal: Diagnosis.Refusal?, _ output: inout Output) throws(Failure) -> ExitStatus {
    if isJSON { try output.write(json(refusal)) } else { try output.write(text(refusal)) }
    return refusal == nil || refusal == .mismatch ? .causeNotFound : .checkFailed
  }
}

// MARK: - For people

extension DiagnosisReport {
  private func text(_ diagnosis: Diagnosis, _ context: Diagnosis.Context) -> String {
    var text = ""
    switch diagnosis.verdict {
    case .right:
      text += "The hash is right\(diagnosis.matchingSecret == .previous ? ", with the previous client secret" : "").\n"
    case .explained:
      let causes = diagnosis.causes
      text += "The hash is wrong.\n"
      for (index, cause) in causes.enumerated() {
        text += self.text(cause, index == 0 ? "What is wrong" : "Or, which gives the same hash")
      }
      text += section("Why", [why(causes, diagnosis.attemptCount)])
    case .unexplained:
      text += "The hash is wrong, and its cause was not found.\n"
      text += section("What was tried", tried(diagnosis, context))
    }
    text += section(
      "What to check\(diagnosis.verdict == .explained ? " too" : "")", diagnosis.advice.all.map(\.description))
    text += section("The right hash", [diagnosis.rightHash.description])
    return text
  }

  private func text(_ cause: Diagnosis.Cause, _ title: String) -> String {
    section(
      cause.secret == .previous ? "\(title), with the previous client secret" : title, cause.mistakes.map(\.description)
    )
      + section("What to do", unique(cause.mistakes.map(\.fix.description)))
      + section("In \(language.title)", unique(cause.mistakes.map { $0.snippet(in: language) }))
  }

  private func why(_ causes: [Diagnosis.Cause], _ attemptCount: Int) -> String {
    attemptCount == 0
      ? "The text that was sent shows it."
      : "Made in this way, the hash is this one, bit for bit. \(attemptCount) ways to make it were tried."
  }

  private func tried(_ diagnosis: Diagnosis, _ context: Diagnosis.Context) -> [String] {
    guard diagnosis.attemptCount > 0 else { return ["Whether the text is a hash in any usual encoding: it is not."] }
    return [
      "\(diagnosis.attemptCount) ways to make a hash: each usual mistake, and every two of them together, in",
      "- the client secret, the username, the client id and both together: line endings, white space, quotes, case,",
      "  character encodings, Base64, words for missing values;",
      "- their order, what stands between them, and the hash function;",
      "- the names that were given besides (\(context.count)), in the place of the username or the client id;",
      "- the encoding of the hash: Base64 in its variants, hexadecimal, and others.",
    ]
  }

  private func text(_ refusal: Diagnosis.Refusal?) -> String {
    switch refusal {
    case nil:
      "The error is not one that Cognito gives for a secret hash.\n"
        + section(
          "What to check",
          ["Look at the name of the exception: the hash may be right, and something else of the request wrong."])
    case .mismatch?:
      "The hash is wrong.\n"
        + section(
          "What to check",
          [
            Diagnosis.Refusal.mismatch.advice.description,
            "Give the username and the hash that were sent, and this says why: cognito-crypto diagnose USERNAME HASH",
          ])
    case let refusal?:
      (refusal == .missingHash ? "The hash is missing.\n" : "The app client has no secret.\n")
        + section("What to do", [refusal.advice.description])
        + (refusal == .missingHash ? section("In \(language.title)", [computation]) : "")
    }
  }

  /// The whole computation, which is what to write in the place of any other.
  private var computation: String { Diagnosis.Mistake.formula(.clientIDFirst).snippet(in: language) }

  private func section(_ title: String, _ paragraphs: [String]) -> String {
    guard !paragraphs.isEmpty else { return "" }
    let lines = paragraphs.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    return "\n\(title):\n" + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }
}

// MARK: - For programs

extension DiagnosisReport {
  private func json(_ diagnosis: Diagnosis) -> JSON {
    .object([
      ("verdict", .string("\(diagnosis.verdict.identifier)")),
      ("matchingSecret", diagnosis.matchingSecret.map { .string($0.title) } ?? .null),
      ("error", diagnosis.refusal.map { .string("\($0.identifier)") } ?? .null),
      ("causes", .array(diagnosis.causes.map(json))),
      (
        "advice",
        .array(
          diagnosis.advice.all.map {
            .object([("identifier", .string("\($0.identifier)")), ("text", .string($0.description))])
          })
      ),
      ("attemptCount", .number(diagnosis.attemptCount)), ("rightHash", .string(diagnosis.rightHash.description)),
    ])
  }

  private func json(_ cause: Diagnosis.Cause) -> JSON {
    .object([
      ("identifier", .string(cause.identifier)), ("secret", .string(cause.secret.title)),
      ("mistakes", .array(cause.mistakes.map(json))),
    ])
  }

  private func json(_ mistake: Diagnosis.Mistake) -> JSON {
    .object([
      ("identifier", .string(mistake.identifier)), ("description", .string(mistake.description)),
      ("fix", .string("\(mistake.fix)")), ("language", .string(language.rawValue)),
      ("code", .string(mistake.snippet(in: language))),
    ])
  }

  private func json(_ refusal: Diagnosis.Refusal?) -> JSON {
    .object([
      ("error", refusal.map { .string("\($0.identifier)") } ?? .null),
      ("advice", refusal.map { .string("\($0.advice)") } ?? .null),
    ])
  }
}

extension ActiveSecret {
  fileprivate var title: String { self == .current ? "current" : "previous" }
}

extension Diagnosis.Language {
  fileprivate var title: String {
    switch self {
    case .swift: "Swift"
    case .node: "Node.js"
    case .python: "Python"
    case .java: "Java"
    case .go: "Go"
    case .shell: "a shell"
    }
  }
}

/// The texts without those that stood before.
private func unique(_ texts: [String]) -> [String] {
  var result: [String] = []
  for text in texts where !result.contains(text) { result.append(text) }
  return result
}
