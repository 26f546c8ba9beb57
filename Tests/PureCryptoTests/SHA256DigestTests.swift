import PureCrypto
import Testing

struct SHA256DigestTests {
  private let digest = SHA256.hash(data: "abc")
  private let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test("To hexadecimal and back")
  func hexadecimal() {
    #expect(digest.description == hex)
    #expect(SHA256Digest(hex: hex) == digest)
    #expect(SHA256Digest(hex: hex.uppercased()) == digest)
    for byte in UInt8.min...UInt8.max {
      let digest = SHA256Digest(bytes: InlineArray(repeating: byte))
      let digits = String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      #expect(digest.description == String(repeating: digits, count: 32))
      #expect(SHA256Digest(hex: digest.description) == digest)
    }
  }

  @Test("Bad hexadecimal is refused")
  func badHexadecimal() throws {
    #expect(SHA256Digest(hex: "") == nil)
    #expect(SHA256Digest(hex: String(hex.dropLast())) == nil)
    #expect(SHA256Digest(hex: String(hex.dropLast(2))) == nil)
    #expect(SHA256Digest(hex: hex + "0") == nil)
    #expect(SHA256Digest(hex: hex + "\n") == nil)
    #expect(SHA256Digest(hex: "0x" + hex.dropLast(2)) == nil)
    #expect(SHA256Digest(hex: "é" + hex.dropLast(2)) == nil)
    #expect(SHA256Digest(hex: String(repeating: "٣", count: 32)) == nil)
    let digits = Set("0123456789abcdefABCDEF".utf8)
    for position in [0, 1, 31, 62, 63] {
      for character in UInt8(0)..<128 {
        var text = Array(hex.utf8)
        text[position] = character
        let isRead = SHA256Digest(hex: String(decoding: text, as: UTF8.self)) != nil
        try #require(isRead == digits.contains(character), "\(character) at \(position)")
      }
    }
  }

  @Test("Equal only where every bit is")
  func equality() throws {
    #expect(digest == SHA256Digest(bytes: digest.bytes))
    for bit in 0..<256 {
      var bytes = digest.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      try #require(digest != SHA256Digest(bytes: bytes), "bit \(bit)")
    }
  }

  @Test("Hashable, by all of its bytes")
  func hashable() {
    #expect(digest.hashValue == SHA256Digest(bytes: digest.bytes).hashValue)
    let digests = (0..<32).map { position in
      var bytes = digest.bytes
      bytes[position] ^= 1
      return SHA256Digest(bytes: bytes)
    }
    #expect(Set(digests + digests).count == 32)
    #expect(Set((digests + [digest]).map(\.hashValue)).count == 33)
  }

  @Test("A collection of its bytes")
  func collection() {
    #expect(Array(digest).count == 32)
    #expect(digest.first == 0xba)
    #expect(digest.last == 0xad)
  }
}
