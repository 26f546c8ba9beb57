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

/// A JSON value.
enum JSON {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSON])
  case object([(name: String, value: JSON)])
}

extension Output {
  /// Writes a JSON value in one line.
  mutating func write(_ json: JSON) throws(Failure) {
    try writeValue(json)
    try write(byte: 0x0a)
  }

  private mutating func writeValue(_ json: JSON) throws(Failure) {
    switch json {
    case .null: try write("null")
    case .bool(let bool): try write(bool ? "true" : "false")
    case .number(let number): try write("\(number)")
    case .string(let text): try writeJSONString(text.utf8.span)
    case .array(let elements):
      try write("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { try write(",") }
        try writeValue(element)
      }
      try write("]")
    case .object(let members):
      try write("{")
      for (index, member) in members.enumerated() {
        if index > 0 { try write(",") }
        try writeJSONString(member.name.utf8.span)
        try write(":")
        try writeValue(member.value)
      }
      try write("}")
    }
  }

  /// Writes a JSON value in lines, indented.
  mutating func writeIndented(_ json: JSON) throws(Failure) {
    try writeIndented(json, after: "\n")
    try write(byte: 0x0a)
  }

  /// - Parameter line: The line feed and the indentation of the line in which the value begins.
  private mutating func writeIndented(_ json: JSON, after line: String) throws(Failure) {
    var isFirst = true
    switch json {
    case .array(let elements) where !elements.isEmpty:
      for element in elements {
        try write("\(isFirst ? "[" : ",")\(line)  ")
        try writeIndented(element, after: line + "  ")
        isFirst = false
      }
      try write("\(line)]")
    case .object(let members) where !members.isEmpty:
      for member in members {
        try write("\(isFirst ? "{" : ",")\(line)  ")
        try writeJSONString(member.name.utf8.span)
        try write(": ")
        try writeIndented(member.value, after: line + "  ")
        isFirst = false
      }
      try write("\(line)}")
    default: try writeValue(json)
    }
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x61 + value - 10 }
