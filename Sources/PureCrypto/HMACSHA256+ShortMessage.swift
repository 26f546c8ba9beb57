#if !hasFeature(Embedded) && !SizeFirst
  extension HMACSHA256 {
    /// The most bytes that two blocks have beside the padding.
    static var maximumShortMessageByteCount: Int { 2 * SHA256.blockByteCount - 9 }

    /// The authentication code of `data`, followed by `suffix`: at most ``maximumShortMessageByteCount`` bytes in all.
    ///
    /// Not inlined: what it leaves is below its caller.
    @inline(never)
    static func shortMessageCode(
      _ data: Span<UInt8>, _ suffix: Span<UInt8>, _ key: borrowing Key
    ) -> AuthenticationCode {
      var message = ShortMessage()
      message.append(data)
      message.append(suffix)
      return AuthenticationCode(bytes: bigEndianBytes(of: message.authenticationCode(key)))
    }

    /// A message that needs no more than two blocks after that of the key, in one piece.
    ///
    /// All of it is as secret as the key, and stands on the stack, where ``wipeStackBelow()`` reaches it.
    private struct ShortMessage {
      /// Two blocks, and room for what is copied eight bytes at a time.
      private var bytes = InlineArray<136, UInt8>(repeating: 0)
      private var byteCount = 0

      /// Puts `part` at the end of the message.
      mutating func append(_ part: Span<UInt8>) {
        // Eight bytes at a time, the last eight over some of those before them.
        if part.count >= 8 {
          var i = 0
          while i < part.count &- 8 {
            copyEight(part.extracting(i..<i &+ 8), to: byteCount &+ i)
            i &+= 8
          }
          copyEight(part.extracting(last: 8), to: byteCount &+ part.count &- 8)
        } else {
          for i in part.indices { bytes[(byteCount &+ i) & 127] = part[i] }
        }
        byteCount &+= part.count
      }

      /// All are read before one is written, and the place is within the bytes for all to see: one word.
      @inline(__always)
      private mutating func copyEight(_ part: Span<UInt8>, to offset: Int) {
        let offset = offset & 127
        let (b0, b1, b2, b3) = (part[0], part[1], part[2], part[3])
        let (b4, b5, b6, b7) = (part[4], part[5], part[6], part[7])
        bytes[offset] = b0
        bytes[offset &+ 1] = b1
        bytes[offset &+ 2] = b2
        bytes[offset &+ 3] = b3
        bytes[offset &+ 4] = b4
        bytes[offset &+ 5] = b5
        bytes[offset &+ 6] = b6
        bytes[offset &+ 7] = b7
      }

      /// FIPS 198-1 §4 steps 6, 8 and 9, from the hash values of the prepared key (§6).
      mutating func authenticationCode(_ key: borrowing Key) -> SHA256.HashValue {
        let blocksByteCount = byteCount < SHA256.blockByteCount - 8 ? SHA256.blockByteCount : 2 * SHA256.blockByteCount
        pad(to: blocksByteCount)
        var hash = key.states.value.inner
        SHA256.compress(&hash, blocks: bytes.span.extracting(first: blocksByteCount), on: key.backend)

        let digest = bigEndianBytes(of: hash)
        for i in 0..<4 { copyEight(digest.span.extracting(8 &* i..<8 &* i &+ 8), to: 8 &* i) }
        byteCount = SHA256.byteCount
        for i in SHA256.byteCount..<SHA256.blockByteCount { bytes[i] = 0 }
        pad(to: SHA256.blockByteCount)
        hash = key.states.value.outer
        SHA256.compress(&hash, blocks: bytes.span.extracting(first: SHA256.blockByteCount), on: key.backend)
        return hash
      }

      /// FIPS 180-4 §5.1.1: the bit 1, zeros, which are there, and the length in bits, with the block of the key.
      @inline(__always)
      private mutating func pad(to blocksByteCount: Int) {
        bytes[byteCount] = 0x80
        let bitCount = 8 &* (SHA256.blockByteCount &+ byteCount)
        bytes[blocksByteCount &- 2] = UInt8(truncatingIfNeeded: bitCount &>> 8)
        bytes[blocksByteCount &- 1] = UInt8(truncatingIfNeeded: bitCount)
      }
    }
  }
#endif
