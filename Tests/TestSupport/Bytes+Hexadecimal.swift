extension [UInt8] {
  /// The bytes that hexadecimal digits stand for; spaces are skipped.
  package init?(hex: some StringProtocol) {
    var digits: [UInt8] = []
    digits.reserveCapacity(hex.utf8.count)
    for character in hex.utf8 where character != 0x20 {
      switch character {
      case 0x30...0x39: digits.append(character - 0x30)
      case 0x41...0x46: digits.append(character - 0x41 + 10)
      case 0x61...0x66: digits.append(character - 0x61 + 10)
      default: return nil
      }
    }
    guard digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
