import PureCrypto
import Testing

struct ConstantTimeEqualsTests {
  @Test("Equal only where every bit and the length are")
  func equality() throws {
    for count in 0...70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      try #require(equals(bytes, bytes.map { $0 }), "\(count) bytes")
      for bit in 0..<8 * count {
        var other = bytes
        other[bit / 8] ^= 1 << UInt8(bit % 8)
        try #require(!equals(bytes, other), "bit \(bit) of \(count) bytes")
        try #require(!equals(other, bytes), "bit \(bit) of \(count) bytes")
      }
      try #require(!equals(bytes, bytes + [0]))
      try #require(!equals(bytes + [0], bytes))
    }
    #expect(!equals([1, 2], [2, 1]))
    // Two differences that would cancel each other in a sum or an exclusive or.
    #expect(!equals([1, 1], [0, 0]))
    #expect(!equals([1, 0xff], [0, 0]))
  }

  private func equals(_ first: [UInt8], _ second: [UInt8]) -> Bool { constantTimeEquals(first.span, second.span) }
}
