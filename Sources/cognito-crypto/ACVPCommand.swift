import CognitoCrypto
import PureCrypto

/// `acvp`: answers a vector set of NIST's Automated Cryptographic Validation Protocol.
enum ACVPCommand: Command {
  static let name = "acvp"
  static let options: Set<Option> = [.backend]

  /// The most bytes that a vector set can have: seventy times those of NIST's.
  static let maximumByteCount = 67_108_864

  static func run(_ arguments: Arguments, _ output: inout Output) throws(Failure) -> ExitStatus {
    guard arguments.operands.count <= 1 else { throw .usage("acvp takes one file") }
    let tests = ACVPTests(backend: try backend(arguments))
    let path = arguments.operands.first ?? Array("-".utf8)
    let file = path == Array("-".utf8) ? InputFile.standardInput() : try InputFile(path: path)
    let name = printable(file.name)
    let text = try read(file)
    let json: JSON
    do throws(Failure) {
      json = try response(to: text.span, tests)
    } catch {
      throw Failure(status: error.status, message: "\(name): \(error.message)")
    }
    try output.writeIndented(json)
    return .success
  }

  private static func backend(_ arguments: Arguments) throws(Failure) -> SHA256.Backend {
    guard let name = arguments.value(of: .backend) else { return .preferred }
    var backends: [SHA256.Backend] = []
    SHA256.Backend.forEachAvailable { backends.append($0) }
    guard let backend = backends.first(where: { Array("\($0.name)".utf8) == name }) else {
      let names = backends.map { "\($0.name)" }.joined(separator: ", ")
      throw .usage("this machine has no backend \(printable(name)), but \(names)")
    }
    return backend
  }

  private static func read(_ file: borrowing InputFile) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var count = 0
    while true {
      let added = try file.fill(&bytes, from: count)
      guard added > 0 else { return Array(bytes.prefix(count)) }
      count += added
      guard count <= maximumByteCount else {
        throw .badData("\(printable(file.name)): more than \(maximumByteCount) bytes")
      }
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: count) }
    }
  }

  private static func response(to text: Span<UInt8>, _ tests: ACVPTests) throws(Failure) -> JSON {
    let text = text.extracting(droppingFirst: beginsWithByteOrderMark(text) ? 3 : 0)
    let prompt: JSONValue
    do throws(JSONError) {
      prompt = try JSONValue(parsing: text)
    } catch {
      throw .badData(error.message)
    }
    return try ACVPResponse(tests: tests).response(to: prompt)
  }
}

extension JSONError {
  fileprivate var message: String {
    switch self {
    case .notUTF8: "this is not UTF-8"
    case .syntax(let index): "this is not JSON, at byte \(index)"
    case .loneSurrogate(let index): "half of a surrogate pair before byte \(index)"
    case .repeatedName(let index): "a name stands twice in its object, before byte \(index)"
    case .tooDeep(let index): "nested deeper than \(JSONValue.maximumDepth), at byte \(index)"
    case .tooManyMembers(let index): "an object of more than \(JSONValue.maximumMemberCount) members, at byte \(index)"
    }
  }
}
