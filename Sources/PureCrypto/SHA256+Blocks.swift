#if !PURECRYPTO_SIZE_FIRST
  /// How bytes become message blocks: whole words and whole blocks at a time.
  extension SHA256 {
    /// Continues the message with `data`, where its last block already has `fill` bytes.
    mutating func append(_ data: Span<UInt8>, after fill: Int) {
      var rest = data
      if fill > 0 {
        let missing = Self.blockByteCount &- fill
        guard rest.count >= missing else { return put(rest, after: fill) }
        put(rest.extracting(first: missing), after: fill)
        Self.compress(&hash, &block, on: backend)
        rest = rest.extracting(droppingFirst: missing)
      }
      let whole = rest.count & ~(Self.blockByteCount &- 1)
      if whole > 0 {
        Self.compress(&hash, blocks: rest.extracting(first: whole), on: backend)
        rest = rest.extracting(droppingFirst: whole)
      }
      put(rest, after: 0)
    }

    /// Puts `bytes`, which fit, into the block after the first `fill` bytes.
    private mutating func put(_ bytes: Span<UInt8>, after fill: Int) {
      guard !bytes.isEmpty else { return }
      var word = fill &>> 2
      var last = block[word]
      // The four next bytes are moved right by those that already stand in the word.
      let shift = UInt32(truncatingIfNeeded: 8 &* (fill & 3))
      var index = 0
      while bytes.count &- index >= 4 {
        let next = Self.bigEndianWord(bytes.extracting(index..<index &+ 4))
        block[word] = ((last &<< 1) &<< (31 &- shift)) | (next &>> shift)
        last = next
        word &+= 1
        index &+= 4
      }
      if shift > 0 { block[word] = last }
      var position = fill &+ index
      while index < bytes.count {
        last = last &<< 8 | UInt32(bytes[index])
        block[position &>> 2] = last
        position &+= 1
        index &+= 1
      }
    }

    /// §5.1.1: appends `end`, which holds the last `bitCount` bits and the bit 1, zeros, and the length in bits, and
    /// compresses the last one or two blocks. Afterwards `hash` is H(N).
    mutating func pad(end: UInt32, bitCount: UInt32) {
      let fill = Int(truncatingIfNeeded: byteCountLow & 63)
      var word = fill &>> 2
      block[word] = (block[word] &<< 8 | end) &<< UInt32(truncatingIfNeeded: 8 &* (3 &- fill & 3))
      word &+= 1
      if word > 14 {
        clearBlock(from: word)
        Self.compress(&hash, &block, on: backend)
        word = 0
      }
      clearBlock(from: word)
      block[14] = byteCountHigh &<< 3 | byteCountLow &>> 29
      block[15] = byteCountLow &<< 3 | bitCount
      Self.compress(&hash, &block, on: backend)
    }

    /// Makes the words of the block from `first` on zero.
    private mutating func clearBlock(from first: Int) {
      for i in first..<16 { block[i] = 0 }
    }
  }
#endif
