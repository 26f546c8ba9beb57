/// `bytes` as text that does nothing to a terminal.
func printable(_ bytes: [UInt8]) -> String {
  var text = ""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: text += scalar.escaped(asASCII: true)
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}

/// Whether `text` begins with U+FEFF in UTF-8, as some editors leave it.
func beginsWithByteOrderMark(_ text: Span<UInt8>) -> Bool {
  text.count >= 3 && text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf
}
