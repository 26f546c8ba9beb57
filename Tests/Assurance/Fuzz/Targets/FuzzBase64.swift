import PureCrypto
import Reference

/// Base64: bytes encoded and read back, texts decoded or refused for the right reason, and damaged encodings.
func fuzz(_ input: inout Input) {
  let place = input.number(below: 256)
  let character = input.byte()
  let bytes = input.rest()

  let text = encoded(bytes)
  require(text == base64(bytes), "the encoding")
  require(Base64.encode(bytes) == String(decoding: text, as: UTF8.self), "the encoding as a string")
  require(text.count == Base64.encodedByteCount(for: bytes.count), "the size of the encoding")
  decode(text)
  decode(bytes)
  var damaged = text
  if !damaged.isEmpty { damaged[place % damaged.count] = character }
  decode(damaged)
  decode(Array(text.dropLast(place % 5)))

  let word = InlineArray<32, UInt8>({ (i) in i < bytes.count ? bytes[i] : character })
  let wordText = Base64.encode(word)
  require(wordText.indices.map { wordText[$0] } == base64(word.indices.map { word[$0] }), "the encoding of 32 bytes")
}

private func encoded(_ bytes: [UInt8]) -> [UInt8] {
  [UInt8](capacity: (bytes.count + 2) / 3 * 4) { output in Base64.encode(bytes.span, into: &output) }
}

private func decode(_ text: [UInt8]) {
  let reading: Base64Reading
  do throws(Base64.DecodingError) {
    let byteCount = try Base64.decodedByteCount(of: text.span)
    let bytes = try [UInt8](capacity: byteCount) { (output) throws(Base64.DecodingError) in
      try Base64.decode(text.span, into: &output)
    }
    require(bytes.count == byteCount, "the size of the bytes")
    require(encoded(bytes) == text, "only one text stands for the bytes")
    reading = .bytes(bytes)
  } catch {
    reading =
      switch error {
      case .length: .wrongLength
      case .character: .wrongCharacter
      case .trailingBits: .trailingBits
      }
  }
  require(reading == base64Decoded(text), "what a text stands for")
}
