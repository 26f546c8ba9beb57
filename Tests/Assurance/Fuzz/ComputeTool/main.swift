import PureCrypto

// Computes for the script beside this: reads one task a line, a word and its arguments in hexadecimal; answers with one
// line in hexadecimal, "-" for no bytes, or "error". What backends compute differently is an error too.

/// The answer of every backend; `nil` where they differ.
func onEveryBackend(_ compute: (SHA256.Backend) -> String) -> String? {
  var answers: Set<String> = []
  SHA256.Backend.forEachAvailable { answers.insert(compute($0)) }
  return answers.count == 1 ? answers.first : nil
}

/// The bytes that hexadecimal digits stand for; none for "-".
func bytes(_ text: Substring) -> [UInt8] {
  let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
  return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

func hex(_ bytes: [UInt8]) -> String {
  guard !bytes.isEmpty else { return "-" }
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

func decoded(_ text: [UInt8]) -> String? {
  let bytes = try? [UInt8](capacity: text.count) { (output) throws(Base64.DecodingError) in
    try Base64.decode(text.span, into: &output)
  }
  return bytes.map(hex)
}

func answer(_ task: Substring, _ arguments: [[UInt8]]) -> String? {
  switch task {
  case "sha256":
    onEveryBackend { backend in
      var hash = SHA256(backend: backend)
      for part in arguments { hash.update(data: part.span) }
      return hash.finalize().description
    }
  case "hmac":
    onEveryBackend { backend in
      let (secret, message) = (arguments[0], arguments[1])
      let key = HMACSHA256.Key(secret.span, backend: backend)
      return HMACSHA256.authenticationCode(for: message, using: key).description
    }
  case "encode": hex(Array(Base64.encode(arguments[0]).utf8))
  case "decode": decoded(arguments[0])
  default: nil
  }
}

while let line = readLine() {
  let words = line.split(separator: " ")
  print(answer(words.first ?? "", words.dropFirst().map(bytes)) ?? "error")
}
