import Foundation
import PureCrypto
import TestSupport
import Testing

/// NIST's vector sets and others in their format. Where each comes from is in Tests/Vectors/PROVENANCE.md.
@Suite struct ACVPCommandTests {
  private static let vectors: String = Repository.root.appending(path: "Tests/Vectors/acvp").path

  /// What a response has, as far as these tests read it.
  private struct Response: Decodable {
    struct Group: Decodable {
      struct Test: Decodable {
        struct Result: Decodable { let md: String }
        let tcId: Int
        let md: String?
        let mac: String?
        let resultsArray: [Result]?
      }
      let tgId: Int
      let tests: [Test]
    }
    let vsId: Int
    let testGroups: [Group]
  }

  private static var backends: [String] {
    var backends: [String] = []
    SHA256.Backend.forEachAvailable { backends.append("\($0.name)") }
    return backends
  }

  @Test(
    "The response is NIST's to the byte",
    arguments: [
      "nist-sha2-256", "nist-hmac-sha2-256-1.0", "nist-hmac-sha2-256-2.0", "python-sha2-256", "python-hmac-sha2-256",
    ])
  func vectorSets(_ name: String) throws {
    let expected = try Repository.text("Tests/Vectors/acvp/\(name)-expected.json")
    let result = try Child.run("acvp", "\(Self.vectors)/\(name)-prompt.json")
    #expect(result.output == expected)
    #expect(result.error == "" && result.status == 0)
    // A message of 1 GiB is never in memory.
    #expect(result.peakKiB < 65_536)
    let tests = expected.ranges(of: "\"tcId\"").count
    print("ACVP \(name): \(tests) tests, \(result.peakKiB) KiB at most")
  }

  @Test("Each backend gives the same", arguments: backends)
  func eachBackend(_ backend: String) throws {
    let prompt = try Repository.bytes("Tests/Vectors/acvp/python-hmac-sha2-256-prompt.json")
    let expected = try Repository.text("Tests/Vectors/acvp/python-hmac-sha2-256-expected.json")
    #expect(try Child.run("acvp", "--backend", backend, input: prompt).output == expected)
    #expect(try Child.run("acvp", "--backend=\(backend)", "-", input: prompt).output == expected)
  }

  @Test("Another message has another response")
  func control() throws {
    let prompt = try Repository.text("Tests/Vectors/acvp/nist-hmac-sha2-256-1.0-prompt.json")
    let expected = try Repository.text("Tests/Vectors/acvp/nist-hmac-sha2-256-1.0-expected.json")
    #expect(try run(prompt).output == expected)
    let other = try run(prompt.replacing("390D4D1E", with: "390D4D1F"))
    #expect(other.status == 0 && other.output != expected)
  }

  @Test("NIST's CAVP vectors of SHA-256 as a vector set", arguments: ["nist-cavp-byte", "nist-cavp-bit"])
  func cavpHashes(_ directory: String) throws {
    let records = try ["Short", "Long"].flatMap { try ResponseFile.records("\(directory)/SHA256\($0)Msg.rsp") }
    let tests = try records.enumerated().map { (index, record) in
      #"{"tcId":\#(index),"msg":"\#(try record.text("Msg"))","len":\#(try record.number("Len"))}"#
    }
    let monte = try ResponseFile.records("\(directory)/SHA256Monte.rsp")
    let seed = try #require(try monte.first?.text("Seed"))
    let response = try answer(
      algorithm: "SHA2-256",
      groups: [
        #"{"tgId":1,"testType":"AFT","tests":[\#(tests.joined(separator: ","))]}"#,
        #"{"tgId":2,"testType":"MCT","mctVersion":"standard","tests":[{"tcId":0,"len":256,"msg":"\#(seed)"}]}"#,
      ])
    #expect(response.testGroups.map(\.tgId) == [1, 2])
    #expect(response.testGroups[0].tests.map(\.tcId) == Array(records.indices))
    #expect(response.testGroups[0].tests.map(\.md) == (try records.map { try $0.text("MD").uppercased() }))
    let results = try #require(response.testGroups[1].tests.first?.resultsArray)
    #expect(results.map(\.md) == (try monte.dropFirst().map { try $0.text("MD").uppercased() }))
    #expect(results.count == 100)
    print("ACVP, NIST CAVP \(directory): \(records.count) messages, \(results.count) Monte Carlo results")
  }

  @Test("NIST's CAVP vectors of HMAC as a vector set")
  func cavpCodes() throws {
    let records = try ResponseFile.records("nist-hmac/HMAC.rsp")
    let groups = try records.enumerated().map { (index, record) in
      let message = try record.text("Msg")
      let key = try record.text("Key")
      return """
        {"tgId":\(index),"testType":"AFT","keyLen":\(8 * (try record.number("Klen"))),"msgLen":\(4 * message.count),\
        "macLen":\(8 * (try record.number("Tlen"))),"tests":[{"tcId":1,"key":"\(key)","msg":"\(message)"}]}
        """
    }
    let response = try answer(algorithm: "HMAC-SHA2-256", groups: groups)
    let codes = response.testGroups.compactMap { $0.tests.first?.mac }
    #expect(codes == (try records.map { try $0.text("Mac").uppercased() }))
    print("ACVP, NIST CAVP HMAC.rsp: \(codes.count) codes")
    #expect(codes.count == 225)
  }

  private func answer(algorithm: String, groups: [String]) throws -> Response {
    let prompt = """
      {"vsId":17,"algorithm":"\(algorithm)","revision":"1.0","testGroups":[\(groups.joined(separator: ","))]}
      """
    let result = try Child.run("acvp", input: Array(prompt.utf8))
    #expect(result.error == "" && result.status == 0)
    let response = try JSONDecoder().decode(Response.self, from: Data(result.outputBytes))
    #expect(response.vsId == 17)
    return response
  }

  @Test("The form of the response is that of the prompt")
  func forms() throws {
    let set = Self.set(#"{"tgId":7,"testType":"AFT","tests":[{"tcId":8,"msg":"616263","len":24}]}"#)
    let alone = """
      {
        "vsId": 4294967296,
        "algorithm": "SHA2-256",
        "revision": "1.0",
        "isSample": true,
        "testGroups": [
          {
            "tgId": 7,
            "tests": [
              {
                "tcId": 8,
                "md": "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
              }
            ]
          }
        ]
      }
      """
    #expect(try run(set).output == alone + "\n")
    #expect(try run("\u{feff} \r\n" + set + "\r\n").output == alone + "\n")
    let indented = alone.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    let version = "  {\n    \"acvVersion\": \"1.0\"\n  }"
    #expect(
      try run("[{\"acvVersion\":\"1.0\"},\(set),\(set)]").output == "[\n\(version),\n\(indented),\n\(indented)\n]\n")
    #expect(try run("[\(set)]").output == "[\n\(indented)\n]\n")
    let inSet = try run(set.replacing("{\"vsId\"", with: "{\"acvVersion\":\"1.0\",\"vsId\"", maxReplacements: 1))
    #expect(inSet.output == alone.replacing("{\n  \"vsId\"", with: "{\n  \"acvVersion\": \"1.0\",\n  \"vsId\"") + "\n")
  }

  /// A vector set of SHA-256 with this group.
  private static func set(_ group: String) -> String {
    #"{"vsId":4294967296,"algorithm":"SHA2-256","revision":"1.0","isSample":true,"testGroups":[\#(group)]}"#
  }

  private static func set(_ type: String, _ test: String) -> String {
    set(
      #"{"tgId":1,"testType":"AFT","tests":[{"tcId":1,"len":0,"msg":""}]},{"tgId":2,"testType":"\#(type)","tests":[\#(test)]}"#
    )
  }

  private static func codeSet(_ test: String, type: String = "AFT") -> String {
    """
    {"vsId":1,"algorithm":"HMAC-SHA2-256","revision":"2.0","testGroups":[{"tgId":2,"testType":"\(type)","tests":[\(test)]}]}
    """
  }

  private func run(_ prompt: String) throws -> Child.Result { try Child.run("acvp", input: Array(prompt.utf8)) }

  /// Prompts that cannot be answered, and what is said about them after the name of the file.
  private static let refused: [(prompt: String, message: String)] = [
    ("", "this is not JSON, at byte 0"),
    ("{", "this is not JSON, at byte 1"),
    ("[{\"a\":\"\\ud800\"}]", "half of a surrogate pair before byte 13"),
    (#"{"testGroups":[],"testGroups":[]}"#, "a name stands twice in its object, before byte 29"),
    (String(repeating: "[", count: 99), "nested deeper than 16, at byte 16"),
    ("[]", "there is no vector set: no object has testGroups"),
    ("{}", "there is no vector set: no object has testGroups"),
    ("7", "there is no vector set: no object has testGroups"),
    (#"[{"acvVersion":"1.0"}]"#, "there is no vector set: no object has testGroups"),
    (#"[{"jwt":"x"}]"#, "acvVersion is missing, or no string"),
    (#"{"testGroups":[]}"#, "algorithm is missing, or no string"),
    (#"{"testGroups":[],"algorithm":7}"#, "algorithm is missing, or no string"),
    (#"{"testGroups":[],"algorithm":"SHA2-256"}"#, "revision is missing, or no string"),
    (
      #"{"testGroups":[],"algorithm":"SHA2-512\u001b","revision":"1.0"}"#,
      #""SHA2-512\u{1B}" "1.0" is not answered, but SHA2-256 1.0, HMAC-SHA2-256 1.0 and 2.0"#
    ),
    (
      #"{"testGroups":[],"algorithm":"SHA2-256","revision":"2.0"}"#,
      #""SHA2-256" "2.0" is not answered, but SHA2-256 1.0, HMAC-SHA2-256 1.0 and 2.0"#
    ),
    (#"{"testGroups":[],"algorithm":"SHA2-256","revision":"1.0"}"#, "vsId is missing, or no whole number"),
    (set(""), "testGroups has no test group"),
    (set("{}"), "tgId is missing, or no whole number"),
    (set(#"{"tgId":1}"#), "tgId 1: testType is missing, or no string"),
    (set(#"{"tgId":1,"testType":"AFT"}"#), "tgId 1: tests has no test"),
    (set(#"{"tgId":1,"testType":"AFT","tests":[{}]}"#), "tgId 1: tcId is missing, or no whole number"),
    (set("VOT", #"{"tcId":3}"#), #"tgId 2: tcId 3: testType is "VOT", and not AFT, MCT or LDT"#),
    (set("AFT", #"{"tcId":3}"#), "tgId 2: tcId 3: len is missing, or no whole number"),
    (set("AFT", #"{"tcId":3,"len":-1}"#), "tgId 2: tcId 3: len is missing, or no whole number"),
    (set("AFT", #"{"tcId":3,"len":1e3}"#), "tgId 2: tcId 3: len is missing, or no whole number"),
    (set("AFT", #"{"tcId":3,"len":8}"#), "tgId 2: tcId 3: msg is missing, or no string"),
    (set("AFT", #"{"tcId":3,"len":8,"msg":8}"#), "tgId 2: tcId 3: msg is missing, or no string"),
    (set("AFT", #"{"tcId":3,"len":8,"msg":""}"#), badBits("msg", "len", 8)),
    (set("AFT", #"{"tcId":3,"len":8,"msg":"0"}"#), badBits("msg", "len", 8)),
    (set("AFT", #"{"tcId":3,"len":8,"msg":"0g"}"#), badBits("msg", "len", 8)),
    (set("AFT", #"{"tcId":3,"len":8,"msg":"0000"}"#), badBits("msg", "len", 8)),
    (set("AFT", #"{"tcId":3,"len":9,"msg":"00"}"#), badBits("msg", "len", 9)),
    (set("AFT", #"{"tcId":3,"len":0,"msg":"0000"}"#), badBits("msg", "len", 0)),
    (set("AFT", #"{"tcId":3,"len":0,"msg":"0x"}"#), badBits("msg", "len", 0)),
    (
      set("AFT", #"{"tcId":3,"len":9223372036854775807,"msg":"00"}"#), badBits("msg", "len", 9_223_372_036_854_775_807)
    ),
    (
      set("AFT", #"{"tcId":3,"len":9223372036854775808,"msg":"00"}"#),
      "tgId 2: tcId 3: len is missing, or no whole number"
    ),
    (
      set(#"{"tgId":1,"testType":"MCT","mctVersion":"other","tests":[{"tcId":1,"len":8,"msg":"00"}]}"#),
      #"tgId 1: tcId 1: mctVersion is "other", and not standard or alternate"#
    ),
    (set("LDT", #"{"tcId":3}"#), "tgId 2: tcId 3: largeMsg is missing"),
    (
      set("LDT", #"{"tcId":3,"largeMsg":{"expansionTechnique":"zeros"}}"#),
      #"tgId 2: tcId 3: expansionTechnique is "zeros", and not repeating"#
    ),
    (
      set(
        "LDT",
        #"{"tcId":3,"largeMsg":{"expansionTechnique":"repeating","content":"","contentLength":0,"fullLength":8}}"#),
      "tgId 2: tcId 3: contentLength is 0"
    ),
    (codeSet(#"{"tcId":3}"#, type: "MCT"), #"tgId 2: tcId 3: testType is "MCT", and not AFT"#),
    (codeSet(#"{"tcId":3,"msg":"","msgLen":0,"key":"00"}"#), "tgId 2: tcId 3: keyLen is missing, or no whole number"),
    (
      codeSet(#"{"tcId":3,"msg":"","msgLen":0,"key":"00","keyLen":7,"macLen":8}"#),
      "tgId 2: tcId 3: msgLen, keyLen and macLen are not all of whole bytes"
    ),
    (
      codeSet(#"{"tcId":3,"msg":"","msgLen":0,"key":"00","keyLen":8,"macLen":0}"#),
      "tgId 2: tcId 3: macLen is 0, and not from 8 to 256"
    ),
    (
      codeSet(#"{"tcId":3,"msg":"","msgLen":0,"key":"00","keyLen":8,"macLen":264}"#),
      "tgId 2: tcId 3: macLen is 264, and not from 8 to 256"
    ),
  ]

  private static func badBits(_ name: String, _ countName: String, _ count: Int) -> String {
    "tgId 2: tcId 3: \(name) is not hexadecimal, or not of as many bytes as \(countName) \(count) needs"
  }

  @Test("What cannot be answered is named, and nothing printed", arguments: refused.indices)
  func refusals(_ index: Int) throws {
    let (prompt, message) = Self.refused[index]
    let result = try run(prompt)
    #expect(result.error == "cognito-crypto: standard input: \(message)\n")
    #expect(result.output == "" && result.status == 65)
  }

  @Test("Files")
  func files() throws {
    let missing = try Child.run("acvp", "/nonexistent")
    #expect(missing.error == "cognito-crypto: /nonexistent: No such file or directory\n" && missing.status == 66)
    #expect(try Child.run("acvp", "/").status == 66)
    let notUTF8 = try Child.run("acvp", try Temporary.file([0x22, 0xff, 0x22]))
    #expect(notUTF8.error.hasSuffix(": this is not UTF-8\n") && notUTF8.status == 65)
    let endless = try Child.run("acvp", "/dev/zero")
    #expect(endless.error == "cognito-crypto: /dev/zero: more than 67108864 bytes\n" && endless.status == 65)
    #expect(endless.peakKiB < 300_000)
    let prompt = "\(Self.vectors)/nist-hmac-sha2-256-1.0-prompt.json"
    #expect(try Child.run("acvp", prompt, output: .path("/dev/full")).status == 74)
    #expect(try Child.run("acvp", prompt, output: .brokenPipe).status == 141)
  }

  @Test("Usage errors", arguments: [["a", "b"], ["--backend", "none", "a"], ["--backend"]])
  func usageErrors(_ arguments: [String]) throws {
    let result = try Child(["acvp"] + arguments).wait()
    #expect(result.status == 64 && result.output == "" && result.error.split(separator: "\n").count == 1)
    if arguments.contains("none") { #expect(result.error.contains(Self.backends.joined(separator: ", "))) }
  }
}
