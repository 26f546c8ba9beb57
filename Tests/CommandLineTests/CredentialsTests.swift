import Foundation
import Testing

/// Where client id and client secret come from.
@Suite struct CredentialsTests {
  private let id = ["COGNITO_CLIENT_ID": SampleClient.id]

  private func expectHash(of secret: String, _ result: Child.Result) throws {
    #expect(try result.output == SampleClient.hash("a", secret: secret) + "\n")
    #expect(result.status == 0)
  }

  @Test func optionComesBeforeTheVariable() throws {
    let environment = ["COGNITO_CLIENT_ID": "another", "COGNITO_CLIENT_SECRET": SampleClient.secret]
    for options in [["--client-id", SampleClient.id], ["--client-id=\(SampleClient.id)"]] {
      let result = try Child(["secret-hash"] + options + ["a"], environment: environment).wait()
      try expectHash(of: SampleClient.secret, result)
    }
  }

  @Test(arguments: [
    ("secret", "secret"), ("secret\n", "secret"), ("secret\r\n", "secret"), ("secret\n\n", "secret\n"),
    ("secret\r", "secret\r"), ("\nsecret\n", "\nsecret"),
  ])
  func oneLineEndingOfAFileIsDropped(_ contents: String, _ secret: String) throws {
    let path = try Temporary.file(contents)
    try expectHash(of: secret, Child.run("secret-hash", "--client-secret-file", path, "a", environment: id))
    let raw = try Child.run("secret-hash", "--raw", "--client-secret-file=\(path)", "a", environment: id)
    try expectHash(of: contents, raw)
    let piped = try Child.run(
      "secret-hash", "--client-secret-file", "-", "a", environment: id, input: Array(contents.utf8))
    try expectHash(of: secret, piped)
  }

  @Test func lineEndingInTheEnvironmentIsKeptAndWarnedAbout() throws {
    let environment = id.merging(["COGNITO_CLIENT_SECRET": "secret\n"]) { $1 }
    let result = try Child.run("secret-hash", "a", environment: environment)
    try expectHash(of: "secret\n", result)
    #expect(
      result.error
        == "cognito-crypto: warning: COGNITO_CLIENT_SECRET: the client secret ends with a line ending; "
        + "it is used as it is\n")
  }

  @Test(arguments: [
    (0o600, ""), (0o640, "its group can read this secret"), (0o644, "every user can read this secret"),
    (0o604, "every user can read this secret"),
  ])
  func filesThatOthersCanReadAreWarnedAbout(_ permissions: Int, _ warning: String) throws {
    let path = try Temporary.file(SampleClient.secret, permissions: permissions)
    let result = try Child.run("secret-hash", "--client-secret-file", path, "a", environment: id)
    try expectHash(of: SampleClient.secret, result)
    #expect(warning.isEmpty ? result.error.isEmpty : result.error.contains("warning: \(path): \(warning)"))
  }

  @Test(arguments: [
    ("\"secret\"", "stands in quotes"), ("sec ret", "has white space in it"),
    ("undefined", "is a program's word for a missing value"),
  ])
  func suspiciousSecretsAndIDsAreWarnedAbout(_ text: String, _ warning: String) throws {
    let environment = ["COGNITO_CLIENT_ID": text, "COGNITO_CLIENT_SECRET": text]
    let result = try Child.run("secret-hash", "a", environment: environment)
    #expect(result.error.contains("warning: COGNITO_CLIENT_ID: the client id \(warning)"))
    #expect(result.error.contains("warning: COGNITO_CLIENT_SECRET: the client secret \(warning)"))
    #expect(!result.error.contains(text))
    #expect(result.status == 0)
  }

  @Test func emulatorsAreNotWarnedAbout() throws {
    let environment = ["COGNITO_CLIENT_ID": "an-id", "COGNITO_CLIENT_SECRET": "a-secret"]
    #expect(try Child.run("secret-hash", "a", environment: environment).error == "")
  }

  @Test(
    arguments: [
      ([:], 64, "the client id is missing: set COGNITO_CLIENT_ID"),
      (["COGNITO_CLIENT_SECRET": "s"], 64, "the client id is missing"),
      (["COGNITO_CLIENT_ID": "i"], 64, "the client secret is missing: set COGNITO_CLIENT_SECRET"),
      (["COGNITO_CLIENT_ID": "", "COGNITO_CLIENT_SECRET": "s"], 65, "COGNITO_CLIENT_ID: the client id is empty"),
      (
        ["COGNITO_CLIENT_ID": "i", "COGNITO_CLIENT_SECRET": ""], 65, "COGNITO_CLIENT_SECRET: the client secret is empty"
      ),
      (
        ["COGNITO_CLIENT_ID": String(repeating: "i", count: 129), "COGNITO_CLIENT_SECRET": "s"], 65,
        "COGNITO_CLIENT_ID: the client id has 129 bytes"
      ),
      (
        ["COGNITO_CLIENT_ID": "i", "COGNITO_CLIENT_SECRET": String(repeating: "s", count: 65_537)], 65,
        "COGNITO_CLIENT_SECRET: more than 65536 bytes"
      ),
    ] as [([String: String], Int32, String)])
  func missingAndEmptyAreDifferentErrors(_ environment: [String: String], _ status: Int32, _ message: String) throws {
    for command in [["secret-hash", "a"], ["verify", "a", SampleClient.published.hash]] {
      let result = try Child(command, environment: environment).wait()
      #expect(result.status == status)
      #expect(result.output == "")
      #expect(result.error.hasPrefix("cognito-crypto: \(message)"))
      #expect(result.error.split(separator: "\n").count == 1)
    }
  }

  @Test func longestID() throws {
    let environment = ["COGNITO_CLIENT_ID": String(repeating: "i", count: 128), "COGNITO_CLIENT_SECRET": "s"]
    #expect(try Child.run("secret-hash", "a", environment: environment).status == 0)
  }

  @Test(arguments: [["--client-secret", "hunter2"], ["--client-secret=hunter2"], ["--secret=hunter2"]])
  func secretArgumentIsRefusedAndNotRepeated(_ options: [String]) throws {
    let result = try Child(["secret-hash"] + options + ["a"], environment: SampleClient.environment).wait()
    #expect(result.status == 64)
    #expect(result.error.contains("is refused: other users see the command line"))
    #expect(result.error.contains("COGNITO_CLIENT_SECRET") && result.error.contains("--client-secret-file"))
    #expect(!result.error.contains("hunter2"))
  }

  @Test(arguments: ["--client-sceret=hunter2", "-shunter2", "--raw=hunter2", "--crlf=hunter2"])
  func valuesAreNotRepeatedInErrors(_ option: String) throws {
    let result = try Child.run("secret-hash", option, "a", environment: SampleClient.environment)
    #expect(result.status == 64)
    #expect(!result.error.contains("hunter2"))
  }

  @Test func twoSourcesAreRefused() throws {
    let path = try Temporary.file(SampleClient.secret)
    for secret in [SampleClient.secret, ""] {
      let environment = id.merging(["COGNITO_CLIENT_SECRET": secret]) { $1 }
      let result = try Child.run("secret-hash", "--client-secret-file", path, "a", environment: environment)
      #expect(result.status == 64)
      #expect(result.error.contains("two sources"))
    }
  }

  @Test(arguments: ["-", "/dev/stdin"])
  func standardInputHasOneUse(_ path: String) throws {
    for usernames in [[], ["a", "-"]] {
      let child = try Child(
        ["secret-hash", "--client-secret-file", path] + usernames, environment: id, input: .test)
      try child.write("secret\n")
      let result = try child.wait()
      #expect(result.status == 64)
      #expect(result.error.contains("takes standard input, which has the usernames"))
    }
  }

  @Test func rawNeedsAFile() throws {
    #expect(try Child.run("secret-hash", "--raw", "a", environment: SampleClient.environment).status == 64)
  }

  @Test func filesThatHoldNoSecret() throws {
    let empty = try Temporary.file("")
    let lineFeed = try Temporary.file("\n")
    let fifo = try Temporary.newPath()
    let made = unsafe mkfifo(fifo, 0o600)
    #expect(made == 0)
    let directory = try Temporary.newDirectory()
    let cases: [(String, Int32, String)] = [
      (empty, 65, "the client secret is empty"), (lineFeed, 65, "the client secret is empty"),
      (fifo, 65, "nobody writes to this pipe"), ("/dev/zero", 65, "more than 65536 bytes"),
      (directory, 66, "Is a directory"), (directory + "/none", 66, "No such file or directory"),
      ("", 66, "No such file or directory"), ("/dev/null", 65, "the client secret is empty"),
    ]
    for (path, status, message) in cases {
      let result = try Child.run("secret-hash", "--client-secret-file", path, "a", environment: id)
      #expect(result.status == status)
      #expect(result.error.hasPrefix("cognito-crypto: \(path): \(message)"))
      #expect(result.error.split(separator: "\n").count == 1)
    }
    #if os(Linux)
      let memory = try Child.run("secret-hash", "--client-secret-file", "/proc/self/mem", "a", environment: id)
      #expect(memory.status == 66)
    #endif
  }

  @Test func secretFromAPipeThatIsWrittenLater() throws {
    let child = try Child(["secret-hash", "--client-secret-file", "-", "a"], environment: id, input: .test)
    usleep(50_000)
    try child.write("sec")
    usleep(50_000)
    try child.write("ret\n")
    try expectHash(of: "secret", child.wait())
  }

  @Test func byteOrderMarksAndUTF16() throws {
    let utf16 = try Temporary.file([0xff, 0xfe, 0x73, 0x00])
    let result = try Child.run("secret-hash", "--client-secret-file", utf16, "a", environment: id)
    #expect(result.status == 0)
    #expect(result.error.contains("the client secret is not UTF-8"))
    let mark = try Temporary.file("\u{feff}secret")
    let marked = try Child.run("secret-hash", "--client-secret-file", mark, "a", environment: id)
    try expectHash(of: "\u{feff}secret", marked)
    #expect(marked.error.contains("the client secret begins with a byte order mark"))
  }
}
