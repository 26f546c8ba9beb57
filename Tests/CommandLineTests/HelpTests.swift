import Testing

@Suite struct HelpTests {
  private static let subcommands = [
    "secret-hash", "verify", "diagnose", "lint", "request", "where", "sha256", "hmac", "self-test", "acvp",
  ]

  private func expectManual(_ result: Child.Result) {
    #expect(result.status == 0 && result.error == "")
    for section in ["NAME\n", "\nSYNOPSIS\n", "\nDESCRIPTION\n", "\nEXIT STATUS\n"] {
      #expect(result.output.contains(section))
    }
    for status in ["0", "1", "64", "65", "66", "70", "74", "141"] {
      #expect(result.output.contains("\n    \(status) "))
    }
    for line in result.output.split(separator: "\n") {
      #expect(line.count <= 80 && line.last != " ", "\(line)")
    }
    #expect(result.output.last == "\n")
  }

  @Test func manualOfTheProgram() throws {
    for arguments in [["--help"], ["-h"], ["help"]] {
      let result = try Child(arguments).wait()
      expectManual(result)
      for subcommand in Self.subcommands { #expect(result.output.contains("    \(subcommand) ")) }
    }
  }

  @Test(arguments: subcommands)
  func manualOfASubcommand(_ subcommand: String) throws {
    let result = try Child.run(subcommand, "--help")
    expectManual(result)
    #expect(result.output.contains("    cognito-crypto \(subcommand) - "))
    #expect(try Child.run("help", subcommand).output == result.output)
    #expect(try Child.run(subcommand, "-h").output == result.output)
  }

  /// Every option that a manual names is taken.
  @Test(arguments: subcommands)
  func optionsOfTheManualAreTaken(_ subcommand: String) throws {
    let manual = try Child.run(subcommand, "--help").output
    let ofOtherPrograms: Set<Substring> = ["--cli-input-json", "--data-binary", "--header"]
    let options = Set(manual.split { !$0.isLetter && $0 != "-" }.filter { $0.hasPrefix("--") && $0.count > 2 })
      .subtracting(ofOtherPrograms)
    for option in options where !(option == "--client-secret-file" && subcommand == "hmac") {
      let error = try Child.run(subcommand, option.description).error
      #expect(!error.contains("there is no option"), "\(option)")
    }
  }

  @Test func version() throws {
    let result = try Child.run("--version")
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: /cognito-crypto [0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }

  @Test(arguments: [[], ["foo"], ["--foo"], [""], ["help", "foo"]])
  func usageErrors(_ arguments: [String]) throws {
    let result = try Child(arguments).wait()
    #expect(result.status == 64 && result.output == "")
    #expect(result.error.hasPrefix("cognito-crypto: ") && result.error.split(separator: "\n").count == 1)
    for subcommand in Self.subcommands { #expect(result.error.contains(subcommand)) }
  }

  @Test(arguments: subcommands)
  func unknownOptions(_ subcommand: String) throws {
    for option in ["--foo", "--version", "-x"] {
      let result = try Child.run(subcommand, option, environment: SampleClient.environment)
      #expect(result.status == 64 && result.output == "")
      #expect(result.error.contains("there is no option \(option); an operand that begins with - stands after --"))
    }
  }
}
