import CognitoCrypto
import Foundation
import Testing

@Suite struct WhereCommandTests {
  @Test func tableHasARowForEveryOperation() throws {
    let result = try Child.run("where")
    #expect(result.status == 0 && result.error == "")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 1 + CognitoOperation.allCases.count)
    #expect(lines[0].hasPrefix("OPERATION  "))
    for (line, operation) in zip(lines.dropFirst(), CognitoOperation.allCases) {
      let fields = line.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
      let expected = [
        "\(operation.name)", operation.placement.isSecretHash ? "hash" : "client secret", "\(operation.placement.path)",
        "\(operation.placement.key)", operation.requiresSigV4 ? "SigV4" : "no", "\(operation.usernameRule.summary)",
      ]
      #expect(fields == expected)
    }
  }

  @Test func columnsAreAligned() throws {
    let lines = try Child.run("where").output.split(separator: "\n").map { Array($0) }
    for column in ["SENDS", "WHERE", "KEY", "SIGNED", "USERNAME"] {
      let header = String(lines[0])
      let start = try #require(header.range(of: column)).lowerBound
      let offset = header.distance(from: header.startIndex, to: start)
      for line in lines { #expect(line[offset - 1] == " " && line[offset] != " ") }
    }
  }

  @Test(arguments: CognitoOperation.allCases)
  func oneRow(_ operation: CognitoOperation) throws {
    let table = try Child.run("where").output.split(separator: "\n")
    let result = try Child.run("where", operation.description)
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n") == [table[0], table[Int(operation.rawValue) + 1]])
  }

  @Test func operationsHaveTheNamesOfRequestsToo() throws {
    for (name, row) in [("sign-up", "SignUp"), ("initiate-auth", "InitiateAuth"), ("oauth-token", "/oauth2/token")] {
      let result = try Child.run("where", name)
      #expect(result.status == 0)
      #expect(result.output == (try Child.run("where", row).output))
    }
  }

  @Test func unknownOperationListsThem() throws {
    for name in ["signup", "", "SignUp "] {
      let result = try Child.run("where", name)
      #expect(result.status == 64 && result.output == "")
      for operation in CognitoOperation.allCases { #expect(result.error.contains("\(operation.name)")) }
    }
    #expect(try Child.run("where", "SignUp", "SignUp").status == 64)
  }
}
