import PureCrypto
import Testing

@Suite struct SecretHashCommandTests {
  private let environment = SampleClient.environment

  @Test func publishedHash() throws {
    let result = try Child.run("secret-hash", SampleClient.published.username, environment: environment)
    #expect(result.output == SampleClient.published.hash + "\n")
    #expect(result.error == "")
    #expect(result.status == 0)
  }

  @Test func usernamesFromTheCommandLineKeepTheirOrder() throws {
    let result = try Child.run("secret-hash", "alice", "bob", "--", "-x", "--client-id", environment: environment)
    let expected = try ["alice", "bob", "-x", "--client-id"].map { try SampleClient.hash($0) + "\n" }
    #expect(result.output == expected.joined())
    #expect(result.status == 0)
  }

  @Test func argumentsThatAreNotUTF8AreHashedAsTheyAre() throws {
    let result = try Child.run("secret-hash", [0xff, 0xfe] as [UInt8], environment: environment)
    #expect(try result.output == SampleClient.hash([0xff, 0xfe]) + "\n")
  }

  @Test(arguments: ["alice\nbob\n", "alice\nbob"])
  func standardInputWithOrWithoutLastLineFeed(_ input: String) throws {
    let expected = try SampleClient.hash("alice") + "\n" + SampleClient.hash("bob") + "\n"
    let result = try Child.run("secret-hash", environment: environment, input: Array(input.utf8))
    #expect(result.output == expected)
    #expect(result.status == 0)
  }

  @Test func dashIsStandardInputInItsPlace() throws {
    let result = try Child.run("secret-hash", "a", "-", "d", environment: environment, input: Array("b\nc\n".utf8))
    #expect(try result.output == ["a", "b", "c", "d"].map { try SampleClient.hash($0) + "\n" }.joined())
  }

  @Test func noInputIsNoOutput() throws {
    let result = try Child.run("secret-hash", environment: environment)
    #expect(result.output == "" && result.error == "" && result.status == 0)
  }

  @Test func bytesOfStandardInputAreHashedAsTheyAre() throws {
    let username: [UInt8] = [0xff, 0x00, 0x20, 0xc3]
    for format in ["text", "tsv"] {
      let result = try Child.run(
        "secret-hash", "--format=\(format)", environment: environment, input: username + [0x0a])
      let prefix = format == "tsv" ? username + [0x09] : []
      #expect(try result.outputBytes == prefix + Array((SampleClient.hash(username) + "\n").utf8))
      #expect(result.status == 0)
    }
  }

  @Test func jsonIsEscaped() throws {
    let username = "a\"b\\c\td\u{1}\u{8}\u{c}\u{1f}\u{7f}ü€😀"
    let result = try Child.run("secret-hash", "--format", "json", username, environment: environment)
    let escaped = "a\\\"b\\\\c\\td\\u0001\\b\\f\\u001f\u{7f}ü€😀"
    #expect(try result.output == "{\"username\":\"\(escaped)\",\"secretHash\":\"\(SampleClient.hash(username))\"}\n")
  }

  @Test func jsonTakesLineEndingsOfArguments() throws {
    let result = try Child.run("secret-hash", "--format", "json", "a\r\nb", environment: environment)
    #expect(result.output.hasPrefix("{\"username\":\"a\\r\\nb\","))
  }

  @Test(
    arguments: [
      ("json", [0x61, 0xff], "standard input: line 2: --format json has no way"),
      ("tsv", [0x61, 0x09, 0x62], "standard input: line 2: --format tsv has no way"),
      ("text", [], "standard input: line 2: the username is empty"),
      ("text", [UInt8](repeating: 0x61, count: 65_537), "standard input: line 2 has more than 65536 bytes"),
      ("text", [UInt8](repeating: 0x61, count: 300_000), "standard input: line 2 has more than 65536 bytes"),
    ] as [(String, [UInt8], String)])
  func badLineIsNamedAndWhatWasDoneStands(_ format: String, _ line: [UInt8], _ message: String) throws {
    let result = try Child.run(
      "secret-hash", "--format", format, environment: environment,
      input: Array("alice\n".utf8) + line + Array("\nbob\n".utf8))
    #expect(result.status == 65)
    #expect(result.error.hasPrefix("cognito-crypto: " + message))
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(try result.output.contains(SampleClient.hash("alice")))
    #expect(result.output.split(separator: "\n").count == 1)
  }

  @Test func longestLine() throws {
    let username = [UInt8](repeating: 0x61, count: 65_536)
    let result = try Child.run("secret-hash", environment: environment, input: username + [0x0a] + username)
    #expect(try result.output == String(repeating: SampleClient.hash(username) + "\n", count: 2))
  }

  @Test func emptyArgumentIsNamed() throws {
    let result = try Child.run("secret-hash", "alice", "", environment: environment)
    #expect(result.status == 65)
    #expect(try result.output == SampleClient.hash("alice") + "\n")
    #expect(result.error.hasPrefix("cognito-crypto: USERNAME 2: the username is empty"))
  }

  @Test func carriageReturnIsHashedAndWarnedAboutOnce() throws {
    let result = try Child.run("secret-hash", environment: environment, input: Array("a\r\nb\r\n".utf8))
    #expect(try result.output == SampleClient.hash("a\r") + "\n" + SampleClient.hash("b\r") + "\n")
    #expect(result.error.contains("line 1 ends with a carriage return"))
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.status == 0)
  }

  @Test func crlfDropsOneCarriageReturn() throws {
    let result = try Child.run("secret-hash", "--crlf", environment: environment, input: Array("a\r\nb\nc\r\r".utf8))
    #expect(
      try result.output == SampleClient.hash("a") + "\n" + SampleClient.hash("b") + "\n" + SampleClient.hash("c\r")
        + "\n")
    #expect(result.error == "")
  }

  @Test func byteOrderMarkIsHashedAndWarnedAbout() throws {
    let result = try Child.run("secret-hash", environment: environment, input: Array("\u{feff}a\nb\n".utf8))
    #expect(try result.output == SampleClient.hash("\u{feff}a") + "\n" + SampleClient.hash("b") + "\n")
    #expect(result.error.contains("byte order mark"))
  }

  @Test func resultsComeBeforeTheProgramWaitsForMore() throws {
    let child = try Child(["secret-hash"], environment: environment, input: .test)
    try child.write("alice\n")
    let expected = Array(try (SampleClient.hash("alice") + "\n").utf8)
    try child.wait { child.outputSoFar == expected }
    try child.write("bob\n")
    #expect(try child.wait().output == SampleClient.hash("alice") + "\n" + SampleClient.hash("bob") + "\n")
  }

  /// The digest of all lines is that of Python's hmac and hashlib.
  @Test func oneMillionUsernamesByPipeInConstantMemory() throws {
    let count = 1_000_000
    let child = try Child(["secret-hash"], environment: environment, input: .test)
    var names: [UInt8] = []
    for number in 0..<count {
      names += "user-\(number)@example.com\n".utf8
      if names.count > 1 << 20 {
        try child.write(names)
        names = []
      }
    }
    try child.write(names)
    // Open input: the program waits, with all its memory.
    try child.wait { child.outputSoFar.count == count * 45 }
    child.measureMemory()
    let result = try child.wait()
    #expect(result.status == 0)
    #expect(
      SHA256.hash(data: result.outputBytes).description
        == "ed6853f2d0706d8c456866e74baf7799318bb3f4aae711715041e16180db2b5d")
    #if os(Linux)
      #expect(result.peakKiB > 0 && result.peakKiB < 32 * 1024)
    #endif
  }

  @Test(arguments: [2, 3, 8])
  func jobsKeepTheOrder(_ jobCount: Int) throws {
    let names = (0..<200_000).flatMap { Array("user-\($0)@example.com\n".utf8) }
    let one = try Child.run("secret-hash", environment: environment, input: names)
    let many = try Child.run("secret-hash", "--jobs", "\(jobCount)", environment: environment, input: names)
    #expect(one.status == 0 && many.status == 0)
    #expect(one.outputBytes.count == 200_000 * 45)
    let isSame = one.outputBytes == many.outputBytes
    #expect(isSame)
  }

  @Test(arguments: [1, 2, 5])
  func jobsNameTheSameBadLine(_ jobCount: Int) throws {
    var names = (0..<150_000).flatMap { Array("user-\($0)@example.com\n".utf8) }
    names += Array("\nafterwards\n".utf8)
    let result = try Child.run("secret-hash", "--jobs", "\(jobCount)", environment: environment, input: names)
    #expect(result.status == 65)
    #expect(result.error.hasPrefix("cognito-crypto: standard input: line 150001: the username is empty"))
    #expect(result.outputBytes.count == 150_000 * 45)
  }

  @Test func endlessLineEndsInConstantMemory() throws {
    let result = try Child.run("secret-hash", environment: environment, inputStream: .path("/dev/zero"))
    #expect(result.status == 65)
    #expect(result.error == "cognito-crypto: standard input: line 1 has more than 65536 bytes\n")
  }

  @Test(arguments: [
    ["--format", "xml", "a"], ["--crlf", "a"], ["--format", "text", "--format", "tsv", "a"], ["--jobs", "2", "a"],
    ["--jobs", "0"], ["--jobs", "257"], ["--jobs", "two"], ["--jobs"],
  ])
  func usageErrors(_ arguments: [String]) throws {
    let result = try Child(["secret-hash"] + arguments, environment: environment).wait()
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.error.hasSuffix("(cognito-crypto secret-hash --help says more)\n"))
  }
}
