import CognitoCrypto

/// `where`: where the hash goes, operation by operation.
enum WhereCommand: Command {
  static let name = "where"
  static let options: Set<Option> = []

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    guard arguments.operands.count <= 1 else {
      throw .usage("where takes one OPERATION, not \(arguments.operands.count)")
    }
    let header = ["OPERATION", "SENDS", "WHERE", "KEY", "SIGNED", "USERNAME TO HASH"]
    let table = [header] + CognitoOperation.allCases.map(row)
    let widths = header.indices.map { (column) in table.map { $0[column].utf8.count }.max() ?? 0 }
    for row in try rows(of: table, arguments.operands.first) {
      var line = ""
      for (field, width) in zip(row, widths) {
        line += field + String(repeating: " ", count: width - field.utf8.count + 2)
      }
      while line.last == " " { line.removeLast() }
      try output.write(line + "\n")
    }
    return .success
  }

  private static func row(_ operation: CognitoOperation) -> [String] {
    let placement = operation.placement
    return [
      "\(operation)", placement.isSecretHash ? "hash" : "client secret", "\(placement.path)", "\(placement.key)",
      operation.requiresSigV4 ? "SigV4" : "no", "\(operation.usernameRule.summary)",
    ]
  }

  /// The header, and every row or the one of the operation, which may be named as `request` names it.
  private static func rows(of table: [[String]], _ operand: [UInt8]?) throws(Failure) -> [[String]] {
    guard let operand else { return table }
    let operations = CognitoOperation.allCases
    let name = String(decoding: operand, as: UTF8.self)
    guard let index = operations.firstIndex(where: { $0.description == name || $0.commandName == name }) else {
      let names = operations.map(\.description).joined(separator: ", ")
      throw .usage("there is no operation \(printable(operand)), but \(names)")
    }
    return [table[0], table[index + 1]]
  }
}
