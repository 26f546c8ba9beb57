import CognitoCrypto
import TestSupport
import Testing

struct SecretHashTests {
  private let text = "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI="

  @Test("To text and back")
  func roundTrip() throws {
    let hash = try SecretHash(text)
    #expect(hash.description == text)
    #expect(hash.bytes.indices.map { hash.bytes[$0] } == Array(text.utf8))
    let fromSpan = try SecretHash(text.utf8.span)
    #expect(fromSpan == hash)
    #expect(SecretHash.byteCount == text.utf8.count)
  }

  @Test("Lengths other than 44", arguments: [0, 1, 40, 42, 43, 45, 48, 88])
  func lengths(_ count: Int) {
    let other = String((text + text).prefix(count))
    #expect(throws: SecretHashError.length(byteCount: count)) { try SecretHash(other) }
  }

  @Test("White space and quotes around it")
  func surroundings() {
    for other in [text + "\n", text + "\r\n", " " + text, "\"" + text + "\"", "b'" + text + "'"] {
      #expect(throws: SecretHashError.length(byteCount: other.utf8.count)) { try SecretHash(other) }
    }
    #expect(throws: SecretHashError.notBase64) { try SecretHash("\(text.dropLast())\n") }
  }

  @Test("44 characters that are not the Base64 of 32 bytes")
  func notBase64() {
    let rest = String(text.dropFirst())
    let others: [String] = [
      // 33 bytes; 31 bytes; padding inside; bits too many.
      "\(text.dropLast())A", "\(text.dropLast(2))==", "\(text.dropLast(3))=I=", "\(text.dropLast(2))J=",
      // Another alphabet, white space, NUL, padding only, not ASCII.
      "-\(rest)", "_\(rest)", " \(rest)", "\0\(rest)", String(repeating: "=", count: 44), "é\(rest.dropFirst())",
    ]
    for other in others {
      #expect(other.utf8.count == 44)
      #expect(throws: SecretHashError.notBase64, "\(other)") { try SecretHash(other) }
    }
  }

  @Test("Equal only where every character is")
  func equality() throws {
    let hash = try SecretHash(text)
    #expect(hash == (try SecretHash(text)))
    for place in 0..<42 {
      var other = Array(text.utf8)
      other[place] = other[place] == 0x41 ? 0x42 : 0x41
      let otherHash = try SecretHash(other.span)
      #expect(otherHash != hash, "character \(place)")
    }
  }

  @Test("Errors say what is wrong")
  func descriptions() {
    #expect(SecretHashError.length(byteCount: 45).description.contains("45"))
    #expect(SecretHashError.notBase64.description.contains("Base64"))
  }
}
