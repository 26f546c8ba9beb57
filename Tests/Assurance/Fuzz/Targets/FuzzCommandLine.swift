import CognitoCrypto
import Glibc
import PureCrypto
import Reference

@testable import cognito_crypto

/// What the command line reads: arguments, requests from options, lists of digests, lines.
func fuzz(_ input: inout Input) {
  switch input.number(below: 8) {
  case 0: fuzzChecksumLine(&input)
  case 1: fuzzLines(input.rest())
  default: fuzzArguments(&input)
  }
}

/// A value that no message may have.
private let marker = "S3CRET"

private func fuzzArguments(_ input: inout Input) {
  let commands = Main.commands
  let command = commands[input.number(below: commands.count)]
  let operation = RequestCommand.operations[input.number(below: RequestCommand.operations.count)]
  var arguments: [[UInt8]] = []
  while !input.bytes.isEmpty { arguments += argument(&input) }

  let parsed: Arguments
  do throws(Failure) { parsed = try Arguments(arguments[...], options: command.options) } catch {
    require(!error.message.contains(marker), "a message has no value")
    return require(error.status == .usage && !error.message.isEmpty, "a message says what is wrong")
  }
  checkRoundTrip(parsed, command.options)
  guard command.name == RequestCommand.name else { return }
  do throws(Failure) {
    let request = try RequestCommand.dryRequest(parsed, operation.name, operation.operation, taken: Credentials.options)
    let isJSON = operation.operation != .oauthToken
    require(!isJSON || (try? JSONValue(parsing: request.body.span)) != nil, "the body is JSON")
  } catch {
    require(error.status == .usage || error.status == .badData, "options that cannot be meant")
    require(!error.message.contains(marker), "a message has no value")
  }
}

/// One argument, or an option and its value.
private func argument(_ input: inout Input) -> [[UInt8]] {
  let kind = input.number(below: 8)
  let option = Array(Option.allCases[input.number(below: Option.allCases.count)].rawValue.utf8)
  switch kind {
  case 0: return [input.part()]
  case 1: return [option]
  case 2: return [option, Array(marker.utf8)]
  case 3: return [option + [0x3d] + Array(marker.utf8)]
  case 4: return [option + [0x3d] + input.part()]
  case 5: return [option, Array("NAME=".utf8) + input.part()]
  default:
    let names = ["USER_AUTH", "PASSWORD", "SELECT_CHALLENGE", "NEW_PASSWORD_REQUIRED", "authorization_code", "--", "-"]
    return [option, Array(names[input.number(below: names.count)].utf8)]
  }
}

/// That the same options and operands, written in one way only, are read as the same.
private func checkRoundTrip(_ parsed: Arguments, _ options: Set<Option>) {
  var canonical: [[UInt8]] = []
  for option in Option.allCases where parsed.has(option) {
    for value in parsed.values(of: option) {
      canonical.append(Array(option.rawValue.utf8) + (option.takesValue ? [0x3d] + value : []))
    }
    require(option.isRepeatable || parsed.values(of: option).count == 1, "an option stands once")
    require(options.contains(option) || option == .help, "an option of the command")
  }
  canonical += [Array("--".utf8)] + parsed.operands
  guard let again = try? Arguments(canonical[...], options: options) else { return require(false, "it is read again") }
  require(again.operands == parsed.operands, "the operands")
  for option in Option.allCases { require(again.values(of: option) == parsed.values(of: option), "the values") }
}

private func fuzzChecksumLine(_ input: inout Input) {
  let hex = "0123456789abcdef"
  let digits = hex.utf8.map { $0 } + hex.utf8.reversed() + hex.utf8.map { $0 } + hex.utf8.map { $0 }
  let isTagged = input.byte() & 1 == 1
  let text = input.rest()
  require(FileDigests.unescaped(FileDigests.escaped(text)).map { $0 == text } == true, "a name is read back")
  require(!printable(text).unicodeScalars.contains { $0.properties.generalCategory == .control }, "what is printed")

  let name = FileDigests.escaped(text)
  let prefix: [UInt8] = name == text ? [] : [0x5c]
  let line =
    isTagged
    ? prefix + Array("SHA256 (".utf8) + name + Array(") = ".utf8) + digits : prefix + digits + [0x20, 0x20] + name
  let read = ChecksumLine(line)
  require((read == nil) == text.isEmpty, "a line has a name")
  if let read { require(read.path == text && read.digest.description.utf8.elementsEqual(digits), "a line is read") }
  if let read = ChecksumLine(text) { require(!read.path.isEmpty, "a name has characters") }
}

/// The lines of a file, against a search for line feeds.
private func fuzzLines(_ bytes: [UInt8]) {
  var ends: [Int32] = [0, 0]
  // Unsafe: pipe(2) writes the two descriptors.
  require(unsafe pipe(&ends) == 0, "there is a pipe")
  defer { _ = close(ends[0]) }
  let expected = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map { Array($0) }
  do throws(Failure) {
    let file = try InputFile(path: Array("/proc/self/fd/\(ends[0])".utf8))
    // Unsafe: write(2) reads the bytes of the array. They fit into the pipe.
    let written = unsafe bytes.withUnsafeBytes { unsafe write(ends[1], $0.baseAddress, $0.count) }
    require(written == bytes.count && close(ends[1]) == 0, "the bytes are in the pipe")
    var lines: [[UInt8]] = []
    var reader = LineReader(file)
    while try reader.fill() {
      while let line = try reader.next() { lines.append(Array(reader.buffer[line])) }
    }
    require(lines == (bytes.last == 0x0a || bytes.isEmpty ? expected.dropLast() : expected), "the lines")
    require(reader.lineNumber == lines.count && reader.byteCount == bytes.count, "the counts")
  } catch { require(false, "lines that are short can be read") }
}
