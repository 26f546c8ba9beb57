extension Output {
  /// Writes `text`, which is UTF-8, as a JSON string (RFC 8259 §7).
  mutating func writeJSONString(_ text: Span<UInt8>) throws(Failure) {
    try write(byte: 0x22)
    for index in text.indices {
      switch text[index] {
      case 0x22: try write("\\\"")
      case 0x5c: try write("\\\\")
      case 0x08: try write("\\b")
      case 0x09: try write("\\t")
      case 0x0a: try write("\\n")
      case 0x0c: try write("\\f")
      case 0x0d: try write("\\r")
      case let control where control < 0x20:
        try write("\\u00")
        try write(byte: 0x30 + control >> 4)
        try write(byte: hexadecimalDigit(control & 15))
      case let byte: try write(byte: byte)
      }
    }
    try write(byte: 0x22)
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x61 + value - 10 }
