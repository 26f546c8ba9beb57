import Foundation
import Testing

/// The code of the message is that of RFC 4231 §4.3; the other ones are Python's.
@Suite struct HMACCommandTests {
  private let message = Array("what do ya want for nothing?".utf8)
  private let code = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"

  @Test(arguments: ["Jefe", "Jefe\n", "Jefe\r\n"])
  func oneLineEndingOfTheKeyIsDropped(_ key: String) throws {
    let path = try Temporary.file(key)
    let result = try Child.run("hmac", "--key-file", path, input: message)
    #expect(result.output == "\(code)  -\n" && result.error == "" && result.status == 0)
  }

  @Test func rawKeepsIt() throws {
    let path = try Temporary.file("Jefe\n")
    let result = try Child.run("hmac", "--raw", "--key-file", path, input: message)
    #expect(result.output == "b224915cc413d6b0615f7cd4864d39f24feb907e7752b1fdaba1a3513d7e16ed  -\n")
  }

  @Test func filesAndEscapedNames() throws {
    let directory = try Temporary.newDirectory()
    let key = try Temporary.file("Jefe")
    for name in ["/plain", "/back\\slash"] {
      try Data(message).write(to: URL(fileURLWithPath: directory + name))
    }
    let result = try Child.run("hmac", "plain", "back\\slash", "none", "--key-file", key, directory: directory)
    #expect(result.output == "\(code)  plain\n\\\(code)  back\\\\slash\n")
    #expect(result.error == "cognito-crypto: none: No such file or directory\n" && result.status == 66)
  }

  @Test func keyFromStandardInput() throws {
    let path = try Temporary.file(message)
    let result = try Child.run("hmac", "--key-file", "-", path, input: Array("Jefe\n".utf8))
    #expect(result.output == "\(code)  \(path)\n")
    for operands in [[], ["-"]] {
      let refused = try Child(["hmac", "--key-file", "-"] + operands).wait()
      #expect(refused.status == 64 && refused.error.contains("takes standard input, which has the message"))
    }
  }

  @Test func emptyKeyIsAKeyAndWarnedAbout() throws {
    let path = try Temporary.file("")
    let result = try Child.run("hmac", "--key-file", path)
    #expect(result.output == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad  -\n")
    #expect(result.error == "cognito-crypto: warning: \(path): the key is empty\n" && result.status == 0)
  }

  @Test func keyMustBeThere() throws {
    #expect(try Child.run("hmac").status == 64)
    #expect(try Child.run("hmac", "--key-file", "/").status == 66)
    let refused = try Child.run("hmac", "--key", "hunter2")
    #expect(refused.status == 64 && refused.error.contains("give --key-file PATH"))
    #expect(!refused.error.contains("hunter2"))
  }
}
