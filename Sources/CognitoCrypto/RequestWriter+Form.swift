/// `application/x-www-form-urlencoded`.
extension RequestWriter {
  /// Writes `name=value`, after an "&" where it is not the first, but nothing where there is no value.
  ///
  /// All is percent-encoded but the unreserved characters of RFC 3986 §2.3. A space becomes `%20`, which readers of
  /// forms take as well as `+`.
  mutating func field<Value: RequestText & ~Escapable>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    if needsComma { put(0x26) }
    needsComma = true
    put(name)
    put(0x3d)
    value.withUTF8Bytes { (bytes) in
      guard isUTF8(bytes) else { return fail(.notUTF8) }
      for i in 0..<bytes.count { percentEncoded(bytes[i]) }
    }
  }

  private mutating func percentEncoded(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e: put(byte)
    default:
      put(0x25)
      put(hexDigit(byte &>> 4))
      put(hexDigit(byte & 15))
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 &+ value : 0x41 &+ value &- 10 }
}
