import CognitoCrypto
import Foundation
import Testing

@Suite struct UnverifiedTokenTests {
  private func token(_ payload: String) -> String {
    let text = Data(payload.utf8).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
    return "eyJhbGciOiJub25lIn0." + String(text.filter { $0 != "=" }) + ".c2lnbmF0dXJl"
  }

  private func username(_ token: String) throws(TokenError) -> String {
    // The name is not public: it is seen in what is sent.
    let bytes = Array(token.utf8)
    let payload = try [UInt8](capacity: 4096) { (output) throws(TokenError) in
      try UnverifiedToken.payload(of: bytes.span, into: &output)
    }
    let name = try [UInt8](capacity: 512) { (output) throws(TokenError) in
      try UnverifiedToken.username(inPayload: payload.span, into: &output)
    }
    return String(decoding: name, as: UTF8.self)
  }

  @Test(arguments: [
    (#"{"sub":"s","cognito:username":"google_1234","email":"a@b"}"#, "google_1234"),
    (#"{"sub":"s","username":"a1b2"}"#, "a1b2"), (#"{"username":"x","cognito:username":"y"}"#, "y"),
    (#"{"username":"J\u00fcrgen 😀"}"#, "Jürgen 😀"), (#" {"username":"a" }"#, "a"), (#"  {"username":"a" }"#, "a"),
    (#"{"username":"???>>>~~~"}"#, "???>>>~~~"),
  ])
  func usernames(_ payload: String, _ expected: String) throws {
    #expect(try username(token(payload)) == expected)
    #expect(try username("a." + token(payload).split(separator: ".")[1] + ".") == expected)
    let client = try RequestSamples.client()
    let name = try PoolUsername(unverifiedToken: token(payload))
    #expect(
      try client.initiateAuth(.refreshToken("r", username: name)).body
        == client.initiateAuth(.refreshToken("r", username: PoolUsername(expected))).body)
  }

  @Test(arguments: [
    "", ".", "..", "a.b", "a..c", ".e30.", "a.e30.c.d", "a.e3 0.c", "a.e30=.c", "a.e+0.c", "a.e3/.c", "a.e.c",
    "a.e31.c", "a.e30ge.c", ".x.e30.c",
  ])
  func whatIsNoToken(_ token: String) {
    #expect(throws: TokenError.notJWT) { try PoolUsername(unverifiedToken: token) }
  }

  @Test func payloadsWithoutUsername() {
    for payload in ["{}", #"{"username":""}"#, #"{"username":1}"#, "[]", #"{"user":{"username":"a"}}"#] {
      #expect(throws: TokenError.noUsername) { try PoolUsername(unverifiedToken: token(payload)) }
    }
    #expect(throws: TokenError.notJSON(.syntax(index: 0))) { try PoolUsername(unverifiedToken: token("x")) }
    #expect(throws: TokenError.notJSON(.repeatedName(index: 26))) {
      try PoolUsername(unverifiedToken: token(#"{"username":"a","username":"b"}"#))
    }
  }

  @Test(arguments: [
    (TokenError.notJWT, "dots between"), (.notJSON(.syntax(index: 0)), "not JSON"), (.noUsername, "username"),
    (.outputTooSmall(byteCount: 17), "17 bytes"),
  ])
  func errorsSayWhatIsWrong(_ error: TokenError, _ words: String) {
    #expect("\(error)".contains(words))
  }

  @Test func aTooSmallOutputIsLeftAsItWas() throws {
    for name in ["a", "ab", "abc", "abcd"] {
      let byteCount = 15 + name.count
      let token = Array(token("{\"username\":\"\(name)\"}").utf8)
      for room in 0...byteCount {
        var refused: TokenError?
        let payload = [UInt8](capacity: room) { (output) in
          do throws(TokenError) { try UnverifiedToken.payload(of: token.span, into: &output) } catch { refused = error }
        }
        #expect(refused == (room < byteCount ? .outputTooSmall(byteCount: byteCount) : nil))
        #expect(payload.count == (room < byteCount ? 0 : byteCount))
      }
    }
    // Found to be wrong after some of it was decoded.
    let broken = Array("a.e30ge30!.c".utf8)
    let payload = [UInt8](capacity: 100) { (output) in
      output.append(7)
      try? UnverifiedToken.payload(of: broken.span, into: &output)
    }
    #expect(payload == [7])
    #expect(throws: TokenError.outputTooSmall(byteCount: 3)) {
      let payload = Array(#"{"username":"abc"}"#.utf8)
      _ = try [UInt8](capacity: 2) { (output) throws(TokenError) in
        try UnverifiedToken.username(inPayload: payload.span, into: &output)
      }
    }
  }
}
