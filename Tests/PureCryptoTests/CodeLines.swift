/// The lines of code of a source, as an auditor of one build reads them: without blank lines and comments, and without
/// what conditional compilation leaves out.
struct CodeLines {
  /// The conditions that hold, as `SizeFirst` and `hasFeature(Embedded)`; all others do not.
  let conditions: Set<String>

  /// Whether the lines of each open `#if` are compiled, and whether an earlier branch of it was.
  private struct Branch {
    var isCompiled: Bool
    var wasCompiled: Bool
  }

  init(conditions: Set<String>) { self.conditions = conditions }

  func count(in source: String) -> Int {
    var branches: [Branch] = []
    var count = 0
    for line in source.split(separator: "\n") {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("#if ") {
        let holds = holds(text.dropFirst(4))
        branches.append(Branch(isCompiled: holds, wasCompiled: holds))
      } else if text.hasPrefix("#else"), let branch = branches.popLast() {
        let holds = !branch.wasCompiled && (text == "#else" || holds(text.dropFirst(8)))
        branches.append(Branch(isCompiled: holds, wasCompiled: branch.wasCompiled || holds))
      } else if text == "#endif" {
        _ = branches.popLast()
      } else if !text.isEmpty, !text.hasPrefix("//"), branches.allSatisfy(\.isCompiled) {
        count += 1
      }
    }
    return count
  }

  /// Whether a condition holds, of names with `!`, `&&`, `||` and parentheses.
  func holds(_ condition: Substring) -> Bool {
    var rest = condition.filter { $0 != " " }[...]
    return disjunction(&rest)
  }

  private func disjunction(_ rest: inout Substring) -> Bool {
    var holds = conjunction(&rest)
    while take("||", &rest) {
      let next = conjunction(&rest)
      holds = holds || next
    }
    return holds
  }

  private func conjunction(_ rest: inout Substring) -> Bool {
    var holds = negation(&rest)
    while take("&&", &rest) {
      let next = negation(&rest)
      holds = holds && next
    }
    return holds
  }

  private func negation(_ rest: inout Substring) -> Bool {
    if take("!", &rest) { return !negation(&rest) }
    if take("(", &rest) {
      let holds = disjunction(&rest)
      _ = take(")", &rest)
      return holds
    }
    // A name, with the argument that some have.
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    rest = rest.dropFirst(word.count)
    guard rest.first == "(", let end = rest.firstIndex(of: ")") else { return conditions.contains(String(word)) }
    let argument = rest[...end]
    rest = rest[rest.index(after: end)...]
    return conditions.contains(String(word + argument))
  }

  private func take(_ text: String, _ rest: inout Substring) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }
}
