import Foundation
import Testing

/// Output that cannot be written, and descriptors that are closed.
@Suite struct OutputTests {
  private static let commands = [
    ["secret-hash", "a"], ["verify", "a", SampleClient.published.hash], ["where"], ["sha256", "/dev/null"],
    ["self-test"], ["--help"], ["--version"], ["secret-hash", "--help"],
  ]

  @Test(arguments: commands)
  func closedOutput(_ command: [String]) throws {
    let result = try Child(command, environment: SampleClient.environment, output: .closed).wait()
    #expect(result.status == 74)
    #expect(result.error == "cognito-crypto: the output cannot be written: Bad file descriptor\n")
  }

  #if os(Linux)
    @Test(arguments: commands)
    func fullDevice(_ command: [String]) throws {
      let result = try Child(command, environment: SampleClient.environment, output: .path("/dev/full")).wait()
      #expect(result.status == 74)
      #expect(result.error == "cognito-crypto: the output cannot be written: No space left on device\n")
    }

    @Test func fullDeviceWhileStreaming() throws {
      let input = Array(String(repeating: "alice\n", count: 100_000).utf8)
      let result = try Child.run(
        "secret-hash", environment: SampleClient.environment, input: input, output: .path("/dev/full"))
      #expect(result.status == 74 && result.error.split(separator: "\n").count == 1)
    }

    @Test func nowhereToSayWhatIsWrong() throws {
      for error in [Child.Stream.path("/dev/full"), .closed, .brokenPipe] {
        let result = try Child.run("secret-hash", environment: SampleClient.environment, input: [0x0a], error: error)
        #expect(result.status == 65)
      }
    }
  #endif

  @Test(arguments: commands)
  func closedPipeEndsQuietly(_ command: [String]) throws {
    let result = try Child(command, environment: SampleClient.environment, output: .brokenPipe).wait()
    #expect(result.status == 141 && result.error == "")
  }

  @Test func closedPipeEndsEndlessInput() throws {
    let child = try Child(["secret-hash"], environment: SampleClient.environment, input: .test, output: .brokenPipe)
    try child.write(String(repeating: "alice\n", count: 500_000))
    let result = try child.wait()
    #expect(result.status == 141 && result.error == "")
  }

  @Test func closedInput() throws {
    for command in [["secret-hash"], ["sha256"], ["sha256", "--check"]] {
      let result = try Child(command, environment: SampleClient.environment, input: .closed).wait()
      #expect(result.status == 66 && result.output == "")
    }
  }

  /// The file that is opened first does not become standard input, with the secret as a username.
  @Test func secretDoesNotBecomeStandardInput() throws {
    let path = try Temporary.file("secret\n")
    let child = try Child(
      ["secret-hash", "--client-secret-file", path], environment: ["COGNITO_CLIENT_ID": "id"], input: .closed)
    let result = try child.wait()
    #expect(result.status == 66 && result.output == "")
  }

  @Test func directoryAsInput() throws {
    let directory = try Temporary.newDirectory()
    for command in [["secret-hash"], ["sha256", "--check"]] {
      let result = try Child(command, environment: SampleClient.environment, input: .path(directory)).wait()
      #expect(result.status == 66)
      #expect(result.error == "cognito-crypto: standard input: Is a directory\n")
    }
  }
}
