import Foundation
import Testing

/// Compared with the sha256sum of GNU coreutils, without which these tests fail.
@Suite struct SHA256CommandTests {
  /// Files with all kinds of names and contents; and a list of their digests that sha256sum made.
  private struct Samples {
    let directory: String
    let names = ["plain", "a space", " leading", "-dash", "back\\slash", "line\nfeed", "tab\there", "ü", "empty"]
    let list: String

    init() throws {
      directory = try Temporary.newDirectory()
      for (index, name) in names.enumerated() {
        let contents = [UInt8](repeating: UInt8(index), count: name == "empty" ? 0 : 1000 * index + index)
        try Data(contents).write(to: URL(fileURLWithPath: directory + "/" + name))
      }
      list = try GNU.sha256sum(["--"] + names, in: directory).output
      try Data(list.utf8).write(to: URL(fileURLWithPath: directory + "/SUMS"))
    }
  }

  @Test func printsWhatSha256sumPrints() throws {
    let samples = try Samples()
    let result = try Child(["sha256", "--"] + samples.names, directory: samples.directory).wait()
    #expect(result.output == samples.list)
    #expect(result.error == "" && result.status == 0)
  }

  @Test func standardInput() throws {
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  // FIPS 180-4 examples: "abc".
    for arguments in [["sha256"], ["sha256", "-"]] {
      let child = try Child(arguments, input: .test)
      try child.write("abc")
      #expect(try child.wait().output == "\(digest)  -\n")
    }
  }

  @Test func fileThatCannotBeReadDoesNotStopTheOthers() throws {
    let samples = try Samples()
    let result = try Child.run("sha256", "none", ".", "plain", directory: samples.directory)
    #expect(result.status == 66)
    #expect(result.output.hasSuffix("  plain\n") && result.output.split(separator: "\n").count == 1)
    #expect(
      result.error == "cognito-crypto: none: No such file or directory\ncognito-crypto: .: Is a directory\n")
  }

  @Test func namesDoNothingToTheTerminal() throws {
    let result = try Child.run("sha256", "no\u{1b}[31m\nne")
    #expect(result.error == "cognito-crypto: no\\u{1B}[31m\\nne: No such file or directory\n")
  }

  @Test func checkFindsAllRight() throws {
    let samples = try Samples()
    let expected = try GNU.sha256sum(["--check", "SUMS"], in: samples.directory)
    let fromFile = try Child.run("sha256", "--check", "SUMS", directory: samples.directory)
    #expect(fromFile.output == expected.output && fromFile.error == "" && fromFile.status == 0)
    let fromInput = try Child.run("sha256", "--check", input: Array(samples.list.utf8), directory: samples.directory)
    #expect(fromInput.output == expected.output && fromInput.status == 0)
    #expect(expected.output.split(separator: "\n").count == samples.names.count)
  }

  /// Lists with one line changed, as sha256sum judges them.
  @Test func checkJudgesAsSha256sumDoes() throws {
    let samples = try Samples()
    let plain = String(samples.list.prefix(64))
    let flipped = String(plain.map { $0 == "a" ? "b" : $0 == "0" ? "1" : $0 })
    #expect(flipped != plain)
    let lists = [
      "\(plain)  plain\n\(flipped)  plain\n",
      "\(plain)  plain\n\(flipped)  plain\n\(flipped) *plain\n",
      "\(plain)  plain\n\(plain)  none\n",
      "\(plain)  none\n\(plain)  none2\nxyz\n",
      "\(plain)  plain\nxyz\n\n# \(flipped)  plain\nabc\n",
      "\(plain)  plain\r\n\(plain.uppercased()) *plain",
      " \t\(plain)  plain\n\(plain)   leading\n",
      "SHA256 (plain) = \(plain)\nSHA256(plain)=\(plain)\nSHA256 (a (b) = \(plain)\nSHA512 (plain) = \(plain)\n",
      "\(plain)  plain\n\\\(plain)  pl\\ain\n\\\(plain)  plain\\\n\\\(plain)  back\\\\slash\n",
      "\(plain)0  plain\n\(plain)  plain\n\(plain.dropLast())  plain\n\(plain)-  plain\n\(plain)  \n",
      "\(plain)  line\nfeed\n\\\(plain)  line\\nfeed\n",
    ]
    for list in lists {
      let path = try Temporary.file(list)
      let expected = try GNU.sha256sum(["--check", path], in: samples.directory)
      let result = try Child.run("sha256", "--check", path, directory: samples.directory)
      #expect(result.output == expected.output, "\(list)")
      #expect(result.status == expected.status, "\(list)")
      #expect(
        result.error.replacingOccurrences(of: "cognito-crypto: ", with: "")
          == expected.error.replacingOccurrences(of: "sha256sum: ", with: "").replacingOccurrences(of: "'", with: ""),
        "\(list)")
    }
  }

  @Test(arguments: ["", "\n", "# comment\n", "x\n", "\u{0}\n"])
  func checkRefusesWhatIsNoList(_ list: String) throws {
    let path = try Temporary.file(list)
    let result = try Child.run("sha256", "--check", path)
    #expect(result.status == 65 && result.output == "")
    #expect(result.error == "cognito-crypto: \(path): no properly formatted checksum lines found\n")
  }

  @Test func checkOfStandardInputDoesNotReadItAsAFile() throws {
    let line = String(repeating: "0", count: 64) + "  -\n"
    #expect(try Child.run("sha256", "--check", input: Array(line.utf8)).status == 65)
  }

  @Test func checkTakesSeveralLists() throws {
    let samples = try Samples()
    let result = try Child.run("sha256", "--check", "none", "plain", "SUMS", directory: samples.directory)
    #expect(result.output.split(separator: "\n").count == samples.names.count)
    #expect(result.error.contains("none: No such file or directory"))
    #expect(result.error.contains("plain: no properly formatted checksum lines found"))
    #expect(result.status == 65)
  }

  @Test func checkOfANameWithNUL() throws {
    let path = try Temporary.file(String(repeating: "0", count: 64) + "  a\u{0}b\n")
    let result = try Child.run("sha256", "--check", path)
    #expect(result.status == 1 && result.outputBytes == Array("a\u{0}b: FAILED open or read\n".utf8))
  }

  /// A file without blocks on the disk; its digest is that of GNU sha256sum.
  @Test func largeFileInConstantMemory() throws {
    let path = try Temporary.newPath()
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 1 << 30)
    try file.close()
    let result = try Child.run("sha256", path)
    #expect(result.output == "49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14  \(path)\n")
    #if os(Linux)
      #expect(result.peakKiB > 0 && result.peakKiB < 32 * 1024)
    #endif
  }
}

/// GNU coreutils.
private enum GNU {
  static func sha256sum(
    _ arguments: [String], in directory: String
  ) throws -> (output: String, error: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["LC_ALL=C", "sha256sum"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    let paths = (try Temporary.file(""), try Temporary.file(""))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: paths.0)
    process.standardError = FileHandle(forWritingAtPath: paths.1)
    try process.run()
    process.waitUntilExit()
    let output = try String(contentsOfFile: paths.0, encoding: .utf8)
    return (output, try String(contentsOfFile: paths.1, encoding: .utf8), process.terminationStatus)
  }
}
