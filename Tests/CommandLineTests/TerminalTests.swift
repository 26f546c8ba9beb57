import Foundation
import Testing

/// What happens on a terminal.
@Suite struct TerminalTests {
  private let environment = ["COGNITO_CLIENT_ID": SampleClient.id]

  private func start(_ arguments: [String], _ terminal: PseudoTerminal) throws -> Child {
    let child = try Child(arguments, environment: environment, terminal: terminal.path)
    try child.wait { terminal.shows("Client secret (not shown): ") && !terminal.showsInput }
    return child
  }

  @Test func secretIsAskedForAndNotShown() throws {
    let terminal = try PseudoTerminal()
    let child = try start(["secret-hash", "a"], terminal)
    terminal.type("hunter2\n")
    let result = try child.wait()
    #expect(try result.output == SampleClient.hash("a", secret: "hunter2") + "\n")
    #expect(result.status == 0)
    terminal.refresh()
    #expect(terminal.screen == "Client secret (not shown): \r\n")
    #expect(terminal.showsInput)
  }

  @Test func usernamesFollowTheSecretOnTheTerminal() throws {
    let terminal = try PseudoTerminal()
    let child = try start(["secret-hash"], terminal)
    terminal.type("hunter2\n")
    try child.wait { terminal.showsInput }
    terminal.type("a\n")
    let expected = try SampleClient.hash("a", secret: "hunter2") + "\n"
    try child.wait { child.outputSoFar == Array(expected.utf8) }
    terminal.type("\u{4}")
    #expect(try child.wait().status == 0)
  }

  @Test(arguments: ["\n", "\u{4}"])
  func emptyAnswer(_ answer: String) throws {
    let terminal = try PseudoTerminal()
    let child = try start(["secret-hash", "a"], terminal)
    terminal.type(answer)
    #expect(try child.wait().status == 65)
    #expect(terminal.shows("the terminal: the client secret is empty"))
    #expect(terminal.showsInput)
  }

  /// By the key Ctrl-C, and by signals from elsewhere.
  @Test(arguments: [nil, SIGINT, SIGTERM, SIGHUP])
  func terminalIsAsBeforeAfterASignal(_ signal: Int32?) throws {
    let terminal = try PseudoTerminal()
    let child = try start(["secret-hash", "a"], terminal)
    if let signal { child.send(signal) } else { terminal.type("\u{3}") }
    let result = try child.wait()
    #expect(result.signal == signal ?? SIGINT)
    #expect(result.output == "")
    #expect(terminal.showsInput)
  }

  @Test func resultsComeBeforeTheErrorThatFollows() throws {
    let terminal = try PseudoTerminal()
    let child = try Child(
      ["secret-hash", "a", ""], environment: SampleClient.environment, output: .path(terminal.path),
      terminal: terminal.path)
    #expect(try child.wait().status == 65)
    terminal.refresh()
    #expect(try terminal.screen.hasPrefix(SampleClient.hash("a") + "\r\ncognito-crypto: USERNAME 2: "))
  }

  @Test func longWorkShowsItsProgress() throws {
    let terminal = try PseudoTerminal()
    let path = try Temporary.newPath()
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 1 << 40)
    let child = try Child(["sha256", path], terminal: terminal.path)
    try child.wait { terminal.shows(" s left") }
    child.send(SIGTERM)
    _ = try child.wait()
    #expect(terminal.screen.contains(/\r[0-9]+\.[0-9] [MG]iB of 1\.0 TiB, [0-9]+\.[0-9] [KMG]iB\/s, [0-9]+ s left/))
  }

  @Test func progressOfUnknownLength() throws {
    let terminal = try PseudoTerminal()
    let child = try Child(["sha256", "/dev/zero"], terminal: terminal.path)
    try child.wait { terminal.shows("iB/s") }
    child.send(SIGTERM)
    _ = try child.wait()
    #expect(terminal.screen.contains(/\r[0-9]+\.[0-9] [MG]iB, [0-9]+\.[0-9] [KMG]iB\/s/))
  }

  @Test func shortWorkShowsNothing() throws {
    let terminal = try PseudoTerminal()
    let result = try Child(["sha256", "/dev/null"], terminal: terminal.path).wait()
    #expect(result.status == 0)
    terminal.refresh()
    #expect(terminal.screen == "")
  }
}
