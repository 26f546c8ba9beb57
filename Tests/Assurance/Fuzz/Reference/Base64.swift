private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// Base64 by the table of RFC 4648 §4.
public func base64(_ data: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  for start in stride(from: 0, to: data.count, by: 3) {
    let group = data[start..<min(start + 3, data.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for i in 0..<4 { text.append(i <= group.count ? alphabet[bits >> (18 - 6 * i) & 63] : 0x3d) }
  }
  return text
}

/// Whether a text is Base64, and if not, why.
public enum Base64Reading: Equatable {
  case bytes([UInt8])
  case wrongLength
  case wrongCharacter
  case trailingBits
}

/// The bytes that `text` stands for: those of which it is the encoding.
public func base64Decoded(_ text: [UInt8]) -> Base64Reading {
  guard text.count % 4 == 0 else { return .wrongLength }
  var characters = text[...]
  for _ in 0..<2 where characters.last == 0x3d { characters.removeLast() }
  var bytes: [UInt8] = []
  var bits = 0
  var bitCount = 0
  for character in characters {
    guard let value = alphabet.firstIndex(of: character) else { return .wrongCharacter }
    bits = (bits << 6 | value) & 0xffff
    bitCount += 6
    guard bitCount >= 8 else { continue }
    bitCount -= 8
    bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
  }
  return base64(bytes) == text ? .bytes(bytes) : .trailingBits
}
