#if SizeFirst
  /// How bytes become message blocks, in little code: one byte at a time.
  extension SHA256 {
    /// Continues the message with `data`, where its last block already has `fill` bytes.
    mutating func append(_ data: Span<UInt8>, after fill: Int) {
      for i in data.indices { put(data[i], at: fill &+ i) }
    }

    /// §5.1.1: appends `end`, which holds the last `bitCount` bits and the bit 1, zeros, and the length in bits, and
    /// compresses the last one or two blocks. Afterwards `hash` is H(N).
    mutating func pad(end: UInt32, bitCount: UInt32) {
      var position = Int(truncatingIfNeeded: byteCountLow & 63)
      var byte = end
      repeat {
        put(UInt8(truncatingIfNeeded: byte), at: position)
        byte = 0
        position &+= 1
      } while position & 63 != 56
      block[14] = byteCountHigh &<< 3 | byteCountLow &>> 29
      block[15] = byteCountLow &<< 3 | bitCount
      Self.compress(&hash, &block, on: backend)
    }

    /// Puts a byte at `position`, modulo 64, of the block; when the block is full, compresses it.
    private mutating func put(_ byte: UInt8, at position: Int) {
      let word = position &>> 2 & 15
      block[word] = block[word] &<< 8 | UInt32(byte)
      if position & 63 == 63 { Self.compress(&hash, &block, on: backend) }
    }
  }
#endif
