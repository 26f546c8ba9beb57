#if os(Linux)
  import Foundation
  import Testing

  /// What the running program holds, seen from outside through /proc.
  @Suite struct SecretHandlingTests {
    /// The end of the secrets, which is looked for. Memory that is freed without a wipe is soon used again, but not to
    /// its end: a short secret leaves its traces on the stack, a long one on the heap.
    private static let end = "a-secret-that-stands-nowhere-else"
    private static let secrets = [end, String(repeating: "x", count: 40_000) + end]

    /// A program that waits for usernames, with its key prepared and a first hash done.
    private func start(_ secret: String, _ arguments: [String], _ environment: [String: String]) throws -> Child {
      let child = try Child(
        ["secret-hash", "--client-id", SampleClient.id] + arguments, environment: environment, input: .test)
      try child.write("a\n")
      let expected = Array(try (SampleClient.hash("a", secret: secret) + "\n").utf8)
      try child.wait { child.outputSoFar == expected }
      return child
    }

    /// A file of /proc, piece by piece: Foundation reads only the beginning of a file that says that it is empty.
    private func contents(of name: String, _ processID: pid_t) throws -> Data {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/\(processID)/\(name)"))
      defer { try? file.close() }
      var contents = Data()
      while let part = try file.read(upToCount: 4096), !part.isEmpty { contents += part }
      return contents
    }

    /// How often `text` stands in the writable memory of the process.
    private func count(of text: String, in processID: pid_t) throws -> Int {
      let maps = try String(decoding: contents(of: "maps", processID), as: UTF8.self)
      try #require(maps.contains("[heap]") && maps.contains("[stack]"))
      let memory = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/\(processID)/mem"))
      defer { try? memory.close() }
      let needle = Data(text.utf8)
      var count = 0
      for line in maps.split(separator: "\n") {
        let fields = line.split(separator: " ")
        let bounds = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
        guard fields[1].hasPrefix("rw"), bounds.count == 2 else { continue }
        try memory.seek(toOffset: bounds[0])
        let bytes = try #require(try memory.read(upToCount: Int(bounds[1] - bounds[0])), "\(line)")
        #expect(bytes.count == Int(bounds[1] - bounds[0]), "\(line)")
        var rest = bytes[...]
        while let range = rest.range(of: needle) {
          count += 1
          rest = rest[range.upperBound...]
        }
      }
      return count
    }

    @Test(arguments: secrets)
    func secretOfAFileIsWiped(_ secret: String) throws {
      let path = try Temporary.file(secret)
      let child = try start(secret, ["--client-secret-file", path], [:])
      #expect(try count(of: Self.end, in: child.processID) == 0)
      // What is not wiped is found.
      #expect(try count(of: SampleClient.id, in: child.processID) > 0)
      #expect(try child.wait().status == 0)
    }

    @Test(arguments: secrets)
    func secretOfTheEnvironmentIsWiped(_ secret: String) throws {
      let child = try start(secret, [], ["COGNITO_CLIENT_SECRET": secret, "ANOTHER": "another-variable"])
      #expect(try count(of: Self.end, in: child.processID) == 0)
      #expect(try count(of: "another-variable", in: child.processID) > 0)
      let environment = try String(decoding: contents(of: "environ", child.processID), as: UTF8.self)
      #expect(environment.contains("another-variable") && !environment.contains(Self.end))
      #expect(try child.wait().status == 0)
    }

    @Test func coreDumpsAreOff() throws {
      let child = try start(Self.end, [], ["COGNITO_CLIENT_SECRET": Self.end])
      let limits = try String(decoding: contents(of: "limits", child.processID), as: UTF8.self)
      let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
      #expect(core.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
      #expect(try child.wait().status == 0)
    }
  }
#endif
