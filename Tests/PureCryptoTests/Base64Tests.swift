import Foundation
@testable import PureCrypto
import TestSupport
import Testing

struct Base64Tests {
  private struct RFC4648: Decodable {
    let tests: [[String]]
  }

  @Test("RFC 4648")
  func rfc4648() throws {
    let tests = try Repository.vectors("rfc/rfc4648-base64.json", as: RFC4648.self).tests
    #expect(tests.count == 10)
    for test in tests {
      let data = try #require([UInt8](hex: test[0]))
      #expect(Base64.encode(data) == test[1])
      #expect(try Base64.decode(test[1]) == data)
    }
    print("RFC 4648 rfc4648-base64.json: \(tests.count) vectors")
  }

  @Test("As Foundation, for every length up to 100 bytes")
  func lengths() throws {
    var generator = SeededGenerator()
    for count in 0...100 {
      for _ in 0..<20 {
        let data = generator.bytes(count)
        let text = Data(data).base64EncodedString()
        try #require(Base64.encode(data) == text)
        try #require(Base64.encodedByteCount(for: count) == text.utf8.count)
        try #require(try Base64.decode(text) == data)
        let decodedByteCount = try Base64.decodedByteCount(of: text.utf8.span)
        try #require(decodedByteCount == count)
      }
    }
  }

  @Test("Every group of one and of two bytes, and every character at each place of three")
  func groups() throws {
    for first in UInt8.min...UInt8.max {
      let one = Data([first]).base64EncodedString()
      try #require(Base64.encode([first]) == one)
      try #require(try Base64.decode(one) == [first])
    }
    for pair in UInt16.min...UInt16.max {
      let bytes = [UInt8(pair >> 8), UInt8(pair & 0xff)]
      let isRight = Base64.encode(bytes) == Data(bytes).base64EncodedString()
      try #require(isRight, "\(bytes)")
    }
    for place in 0..<4 {
      for value in 0..<64 {
        let group = value << (18 - 6 * place)
        let bytes = [UInt8(group >> 16), UInt8(group >> 8 & 0xff), UInt8(group & 0xff)]
        let text = Data(bytes).base64EncodedString()
        try #require(Base64.encode(bytes) == text)
        try #require(try Base64.decode(text) == bytes)
      }
    }
  }

  @Test("32 bytes, which have code of their own, as Foundation: every byte at each place, and random ones")
  func digests() throws {
    var generator = SeededGenerator()
    var tests = (0..<2000).map { _ in generator.bytes(32) }
    for place in 0..<32 {
      for byte in UInt8.min...UInt8.max { tests.append((0..<32).map { $0 == place ? byte : 0x5a }) }
    }
    for bytes in tests {
      let digest = InlineArray<32, UInt8> { bytes[$0] }
      let text = Array(Data(bytes).base64EncodedString().utf8)
      let encoded = Base64.encode(digest)
      try #require(text == encoded.indices.map { encoded[$0] }, "\(bytes)")
      #if !SizeFirst
        let portable = Base64.encodePortable(digest)
        try #require(text == portable.indices.map { portable[$0] }, "\(bytes)")
      #endif
    }
  }

  /// The library does not divide; here the count is divided.
  @Test("Counts of encoded characters, up to the largest")
  func encodedByteCounts() throws {
    var generator = SeededGenerator()
    let largest = Int.max / 4 * 3
    var counts = Array(0...100_000) + Array(largest - 1000...largest)
    for exponent in 0..<62 { counts += (-40...40).map { 1 << exponent + $0 }.filter { $0 >= 0 && $0 <= largest } }
    for exponent in 0..<63 {
      counts += (0..<1000).map { _ in Int.random(in: 0...(largest >> exponent), using: &generator) }
    }
    for count in counts {
      let isRight = Base64.encodedByteCount(for: count) == (count / 3 + (count % 3 == 0 ? 0 : 1)) * 4
      try #require(isRight, "\(count)")
    }
  }

  /// Printed, or the optimizer would leave out the call.
  @Test("A negative count is a precondition failure, and one too large")
  func badCounts() async {
    await #expect(processExitsWith: .failure) { print(Base64.encodedByteCount(for: -1)) }
    await #expect(processExitsWith: .failure) { print(Base64.encodedByteCount(for: Int.max)) }
    await #expect(processExitsWith: .failure) { print(Base64.encodedByteCount(for: Int.max / 4 * 3 + 1)) }
  }

  /// Accepted is what Foundation reads, and writes again as it was: at most places 64 characters; 16 where two bits
  /// are too many, 4 where four are.
  @Test(
    "Each of 256 characters at each place",
    arguments: [("Zm9vYmFy", 8 * 64), ("Zm9vYmE=", 6 * 64 + 16 + 65), ("Zm9vYg==", 5 * 64 + 4 + 17 + 1)])
  func characters(_ text: String, _ acceptedCount: Int) throws {
    var accepted = 0
    for place in 0..<text.utf8.count {
      for character in UInt8.min...UInt8.max {
        var bytes = Array(text.utf8)
        bytes[place] = character
        let data = Data(base64Encoded: Data(bytes))
        let isCanonical = data.map { Array($0.base64EncodedData()) == bytes } ?? false
        let decoded = decode(bytes)
        try #require(decoded == (isCanonical ? data.map { [UInt8]($0) } : nil), "\(bytes)")
        accepted += decoded == nil ? 0 : 1
      }
    }
    #expect(accepted == acceptedCount)
  }

  @Test(
    "What is no Base64, and why",
    arguments: [
      // Lengths, among them missing and surplus padding.
      ("Z", .length), ("Zg", .length), ("Zm8", .length), ("Zg=", .length), ("Zg===", .length), ("Zm9vY", .length),
      ("=", .length), ("==", .length), ("===", .length), ("Zm9v=", .length), ("Zm9v==", .length),
      // Padding in the wrong place.
      ("====", .character), ("Z===", .character), ("=Zm9", .character), ("Z=m9", .character), ("Zm=v", .character),
      ("Zg=v", .character), ("Zm9v====", .character), ("Zg==Zg==", .character), ("Zm8=Zm8=", .character),
      ("Zm9vZ===", .character), ("=m9v", .character),
      // White space, NUL, the other alphabet, what is near the ranges, and what is not ASCII.
      ("Zm9v\n", .length), ("Zm9v\r\n", .length), ("Zm9\n", .character), ("Zm9v\nZm9", .character),
      (" m9v", .character), ("Zm v", .character), ("Zm\t9", .character), ("Zm9v    ", .character),
      ("\0m9v", .character), ("Zm9\0", .character), ("Zg=\0", .character), ("Zm-_", .character),
      ("Zm@v", .character), ("Zm[v", .character), ("Zm`v", .character), ("Zm{v", .character), ("Zm:v", .character),
      ("Zm.v", .character), ("Zm,v", .character), ("Zm*v", .character), ("Zmé", .character), ("Zm\u{141}", .character),
      // Bits too many: 4 of them, 2 of them.
      ("Zh==", .trailingBits), ("Zi==", .trailingBits), ("Zk==", .trailingBits), ("Zo==", .trailingBits),
      ("Zm9=", .trailingBits), ("Zm+=", .trailingBits), ("Zm9vZm9=", .trailingBits),
    ] as [(String, Base64.DecodingError)])
  func refused(_ text: String, _ error: Base64.DecodingError) {
    #expect(throws: error) { try Base64.decode(text) }
    #expect(throws: error) { _ = try Base64.decodedByteCount(of: text.utf8.span) }
  }

  @Test("Every last character with bits too many")
  func trailingBits() {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for (value, character) in alphabet.enumerated() {
      #expect((decode([0x5a, character, 0x3d, 0x3d]) != nil) == (value % 16 == 0))
      #expect((decode([0x5a, 0x6d, character, 0x3d]) != nil) == (value % 4 == 0))
    }
  }

  @Test("Appends to what the output has, and an error leaves it as it was")
  func output() {
    let appended = [UInt8](capacity: 9) { (output) in
      output.append(1)
      try? Base64.decode("Zm9v".utf8.span, into: &output)
      output.append(2)
      Base64.encode([0x66].span, into: &output)
    }
    #expect(appended == [1, 0x66, 0x6f, 0x6f, 2] + Array("Zg==".utf8))
    for text in ["Zm9vZh==", "Zm9vZm9", "Zm9vZm9-", "====", "Zm9vZm9="] {
      let unchanged = [UInt8](capacity: 20) { (output) in
        output.append(7)
        try? Base64.decode(text.utf8.span, into: &output)
      }
      #expect(unchanged == [7], "\(text)")
    }
  }

  @Test("An output with too little room is a precondition failure")
  func room() async {
    await #expect(processExitsWith: .success) { encodeThreeBytes(capacity: 4) }
    await #expect(processExitsWith: .failure) { encodeThreeBytes(capacity: 3) }
    await #expect(processExitsWith: .success) { decodeThreeBytes(capacity: 3) }
    await #expect(processExitsWith: .failure) { decodeThreeBytes(capacity: 2) }
  }

  private func decode(_ text: [UInt8]) -> [UInt8]? {
    guard let count = try? Base64.decodedByteCount(of: text.span) else { return nil }
    let decoded = [UInt8](capacity: count) { (output) in try? Base64.decode(text.span, into: &output) }
    return decoded.count == count ? decoded : nil
  }
}

private func encodeThreeBytes(capacity: Int) {
  _ = [UInt8](capacity: capacity) { (output) in Base64.encode([1, 2, 3].span, into: &output) }
}

private func decodeThreeBytes(capacity: Int) {
  _ = [UInt8](capacity: capacity) { (output) in try? Base64.decode("Zm9v".utf8.span, into: &output) }
}
