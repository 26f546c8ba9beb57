import CognitoCrypto
import Foundation
import Testing

@Suite struct RequestBodyTests {
  @Test func everyBodyIsExactlyWhatIsMeant() throws {
    let samples = try RequestSamples.all()
    for (request, body) in samples { #expect(request.bodyText == body) }
    #expect(Set(samples.map(\.request.operation)).count == 11)
  }

  @Test func everyBodyIsReadByAnotherParser() throws {
    for (request, _) in try RequestSamples.all() {
      #expect(try JSONSerialization.jsonObject(with: Data(request.body)) is [String: Any])
    }
  }

  /// Spans and strings make the same request.
  @Test func spansGiveTheSameBody() throws {
    let client = try RequestSamples.client()
    let username = Array(RequestSamples.username.utf8)
    let email: [UInt8] = Array("ada@example.org".utf8)
    let zone = (name: Array("zoneinfo".utf8), value: Array("UTC".utf8))
    let body = try encode { (output) throws(RequestError) in
      try client.signUp(username: username.span, password: "p".utf8.span, into: &output) { members in
        members.setUserAttributes {
          $0.append(name: "email" as StaticString, value: email.span)
          $0.append(name: zone.name.span, value: zone.value.span)
        }
      }
    }
    let request = try client.signUp(username: RequestSamples.username, password: "p") {
      $0.setUserAttributes(["email": "ada@example.org", "zoneinfo": "UTC"])
    }
    #expect(body == request.body)
  }

  /// What was in the output before stays, also where the second run of a closure is refused, or there is no room.
  @Test func outputIsLeftAsItWas() throws {
    let client = try RequestSamples.client()
    var runs = 0
    var errors: [RequestError] = []
    let bytes = [UInt8](capacity: 1000) { (output) in
      for byte: UInt8 in 7...9 { output.append(byte) }
      do throws(RequestError) {
        try client.signUp(username: "u".utf8.span, password: "p".utf8.span, into: &output) { members in
          runs += 1
          if runs == 2 { for _ in 0..<2 { members.setClientMetadata { _ in } } }
        }
      } catch { errors.append(error) }
    }
    #expect(bytes == [7, 8, 9])
    let notUTF8: [UInt8] = [0xff]
    _ = [UInt8](capacity: 0) { (output) in
      do throws(RequestError) {
        try client.signUp(username: "u".utf8.span, password: notUTF8.span, into: &output) { _ in }
      } catch { errors.append(error) }
    }
    #expect(errors == [.memberSetTwice, .notUTF8])
  }

  /// Each optional member has its place, and a comma before it, also after an empty list.
  @Test func optionalMembersStandTogether() throws {
    let client = try RequestSamples.client()
    let signUp = try client.signUp(username: "u", password: "p") { members in
      members.setUserAttributes { _ in }
      members.setValidationData { _ in }
      members.setUserContext(ipAddress: "192.0.2.1")
      members.setAnalyticsEndpointID("a")
      members.setClientMetadata { _ in }
    }
    let admin = try client.adminInitiateAuth(userPoolID: "eu-west-1_a", .password(username: "u", password: "p")) {
      $0.setClientMetadata { _ in }
      $0.setContext(ipAddress: "192.0.2.1", serverName: "s", serverPath: "/") { _ in }
      $0.setAnalyticsEndpointID("a")
    }
    for (request, names) in [
      (signUp, ["UserAttributes", "ValidationData", "UserContextData", "AnalyticsMetadata", "ClientMetadata"]),
      (admin, ["ContextData", "AnalyticsMetadata", "ClientMetadata"]),
    ] {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
      for name in names { #expect(object[name] != nil, "\(name)") }
    }
  }

  /// Every control character, quotes, backslashes, and code points of every length in UTF-8.
  static let hostileTexts: [String] =
    (0...0x20).map { String(UnicodeScalar(UInt8($0))) } + [
      "\u{7f}\u{80}\u{9f}\u{7ff}\u{800}\u{fffd}\u{ffff}\u{10000}\u{10ffff}", "\u{2028}\u{2029}",
      // At the start of a string, Foundation drops it.
      "a\u{feff}",
      #"""#, #"\"#, #"\\""#, #"\u0022"#, #"","SECRET_HASH":"x"#, "😀👨‍👩‍👧", "é", "e\u{301}", "</script>", "%s%n",
      String(repeating: "\\", count: 129), String(repeating: "\u{0}", count: 500), "é\u{d7ff}\u{e000}",
    ]

  @Test(arguments: hostileTexts)
  func hostileTextSurvivesAnotherParser(_ text: String) throws {
    let client = try RequestSamples.client()
    let request = try client.signUp(username: text, password: text) { members in
      members.setUserAttributes([text: text])
      members.setClientMetadata([text: text])
    }
    let object = try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
    func bytes(_ value: Any?) throws -> [UInt8] { Array(try #require(value as? String).utf8) }
    let expected = Array(text.utf8)
    #expect(try bytes(object["Username"]) == expected)
    #expect(try bytes(object["Password"]) == expected)
    #expect(object["SecretHash"] as? String == (try client.secretHash(username: text)).description)
    let attributes = try #require(object["UserAttributes"] as? [[String: Any]])
    #expect(try bytes(attributes.first?["Name"]) == expected)
    #expect(try bytes(attributes.first?["Value"]) == expected)
    #expect((object["ClientMetadata"] as? [String: Any])?.count == 1)
  }

  @Test func escapesAreTheShortestThatRFC8259Has() throws {
    let text = (0...0x22).map { String(UnicodeScalar(UInt8($0))) }.joined() + #"\"# + "/\u{7f}\u{2028}😀"
    let request = try RequestSamples.client().signUp(username: "u", password: text)
    let expected =
      #""Password":"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
      + #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f !\"\\/"#
      + "\u{7f}\u{2028}😀\""
    #expect(request.bodyText.hasSuffix(expected + "}"))
  }

  static let notUTF8: [[UInt8]] = [
    [0x80], [0xc0, 0x80], [0xc3], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x61, 0xff],
  ]

  @Test(arguments: notUTF8)
  func whatIsNotUTF8IsRefused(_ bytes: [UInt8]) throws {
    let client = try RequestSamples.client()
    let good: [UInt8] = [0x61]
    #expect(throws: RequestError.notUTF8) {
      try encode { (output) throws(RequestError) in
        try client.signUp(username: bytes.span, password: nil, into: &output)
      }
    }
    #expect(throws: RequestError.notUTF8) {
      try encode { (output) throws(RequestError) in
        try client.signUp(username: good.span, password: nil, into: &output) { members in
          members.setClientMetadata { $0.append(name: bytes.span, value: good.span) }
        }
      }
    }
    #expect(throws: RequestError.notUTF8) {
      try encode { (output) throws(RequestError) in try client.oauthToken(.refreshToken(bytes.span), into: &output) }
    }
  }

  @Test func theOutputNeedsRoomForTheExactSize() throws {
    let client = try RequestSamples.client()
    let password = "\u{0}\"é"
    let body = Array(try client.signUp(username: RequestSamples.username, password: password).body)
    for room in 0...body.count + 1 {
      var refused: RequestError?
      let written = [UInt8](capacity: room + 1) { (output) in
        output.append(0x78)
        do throws(RequestError) {
          try client.signUp(username: RequestSamples.username, password: password, into: &output)
        } catch { refused = error }
      }
      // One byte of the room is taken.
      if room < body.count {
        #expect(refused == .outputTooSmall(byteCount: body.count))
        #expect(written == [0x78])
      } else {
        #expect(refused == nil)
        #expect(written == [0x78] + body)
      }
    }
  }

  @Test func aTooSmallOutputIsNotTouched() throws {
    let client = try RequestSamples.client()
    let needed = try client.signUp(username: RequestSamples.username, password: "p").body.count
    var memory = [UInt8](repeating: 0xa5, count: needed - 1)
    unsafe memory.withUnsafeMutableBufferPointer { (buffer) in
      unsafe buffer.deinitialize()
      var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      do throws(RequestError) {
        try client.signUp(username: RequestSamples.username, password: "p", into: &output)
        Issue.record("one byte too few is enough")
      } catch { #expect(error == .outputTooSmall(byteCount: needed)) }
    }
    #expect(memory == [UInt8](repeating: 0xa5, count: needed - 1))
  }

  @Test func aClosureThatChangesItsMindWritesNothing() throws {
    let client = try RequestSamples.client()
    for (first, second) in [("a", "aa"), ("a", String(repeating: "b", count: 1000))] {
      // Room for what the first pass counts, and no more.
      let room = try client.forgotPassword(username: "u") { $0.setAnalyticsEndpointID(first) }.body.count
      var count = 0
      var refused: RequestError?
      let body = [UInt8](capacity: room) { (output) in
        do throws(RequestError) {
          try client.forgotPassword(username: "u", into: &output) { members in
            count += 1
            members.setAnalyticsEndpointID(count == 1 ? first : second)
          }
        } catch { refused = error }
      }
      #expect(count == 2)
      #expect(refused != nil)
      #expect(body.isEmpty)
    }
  }

  @Test func aMemberIsSetOnce() throws {
    let client = try RequestSamples.client()
    #expect(throws: RequestError.memberSetTwice) {
      try client.signUp(username: "u", password: "p") { members in
        members.setClientMetadata(["a": "1"])
        members.setClientMetadata(["b": "1"])
      }
    }
    #expect(throws: RequestError.memberSetTwice) {
      try client.adminInitiateAuth(userPoolID: "p", .user(username: "u")) { members in
        members.setContext(ipAddress: "", serverName: "", serverPath: "", httpHeaders: [:])
        members.setContext(ipAddress: "", serverName: "", serverPath: "", httpHeaders: [:])
      }
    }
  }

  @Test func thereIsNoRequestForAnEmptyUsername() throws {
    let client = try RequestSamples.client()
    #expect(throws: RequestError.emptyUsername) { try client.signUp(username: "", password: "p") }
    #expect(throws: RequestError.emptyUsername) {
      try client.initiateAuth(.refreshToken("r", username: PoolUsername("")))
    }
    #expect(throws: RequestError.emptyUsername) {
      try client.respondToAuthChallenge(.mfaSetup, username: "", session: nil)
    }
  }

  /// Which username the hash is of, in every request that names one and one that does not.
  @Test func theHashIsOfTheUsernameThatIsSent() throws {
    let client = try RequestSamples.client()
    let pool = try client.secretHash(username: "google_1234").description
    #expect(
      try client.initiateAuth(.refreshToken("r", username: PoolUsername("google_1234"))).bodyText.contains(pool))
    for request in [
      try client.initiateAuth(.user(username: "google_1234")),
      try client.respondToAuthChallenge(.mfaSetup, username: "google_1234", session: nil),
      try client.confirmForgotPassword(username: "google_1234", confirmationCode: "1", password: "p"),
    ] { #expect(request.bodyText.contains(pool)) }
  }

  @Test func longClientIDsAreWhole() throws {
    let id = String(repeating: "a", count: 128)
    let client = try AppClient(id: id, secret: "s")
    #expect(try client.revokeToken("r", clientSecret: "s").bodyText.contains(#""ClientId":"\#(id)""#))
  }

  @Test func printingARequestShowsNoSecret() throws {
    let request = try RequestSamples.client().signUp(username: "u", password: "hunter2")
    var dumped = ""
    dump(request, to: &dumped)
    for text in ["\(request)", String(reflecting: request), dumped] {
      #expect(text.contains("SignUp") || text.contains("signUp"))
      #expect(!text.contains("hunter2") && !text.contains("104"))
    }
  }

  /// The bytes that `body` writes.
  private func encode(
    _ body: (inout OutputSpan<UInt8>) throws(RequestError) -> Void
  ) throws(RequestError) -> [UInt8] {
    try [UInt8](capacity: 1000) { (output) throws(RequestError) in try body(&output) }
  }
}
