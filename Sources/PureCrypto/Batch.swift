#if HardwareAcceleration && !SizeFirst && (!hasFeature(Embedded) || EmbeddedAcceleration) && (arch(x86_64) || arch(arm64))
  /// Independent messages, each in a lane of its own until it is finished, when the next message takes its place.
  ///
  /// With a key, all of it is as secret as the key.
  struct Batch: BitwiseCopyable {
    /// What of its message a lane is hashing.
    private enum Part { case nothing, wholeBlocks, lastBlocks, outerHash }

    private struct Lane: BitwiseCopyable {
      var part = Part.nothing
      /// The message's number and size.
      var message = 0
      var byteCount = 0
      /// Where the next block is: of whole blocks in the data, otherwise in the rows.
      var offset = 0
      /// The number of blocks that are left of the part.
      var blockCount = 0
    }

    /// The most bytes that all messages can end with: those of a client id.
    static var maximumSuffixByteCount: Int { 128 }

    /// A row has the last blocks of one lane: up to 63 bytes of the message, the suffix and the padding make four. The
    /// rest of it is room for what is copied 64 bytes at a time.
    private static var rowByteCount: Int { 320 }

    private let backend: SHA256.BatchBackend
    /// What computes a message that is left alone.
    private let single: SHA256.Backend
    /// Whether there is a key, and its hash values.
    private var hasKey = false
    private var inner = SHA256.initialHashValue
    private var outer = SHA256.initialHashValue
    private var states = InlineArray<16, SHA256.HashValue>(repeating: SHA256.initialHashValue)
    private var lanes = InlineArray<16, Lane>(repeating: Lane())
    private var rows = InlineArray<5120, UInt8>(repeating: 0)
    /// What follows each message: the suffix, the bit 1 and zeros.
    private var ending = InlineArray<256, UInt8>(repeating: 0)
    private let suffixByteCount: Int
    private var nextMessage = 0

    /// - Precondition: `suffix` has at most ``maximumSuffixByteCount`` bytes.
    init(suffix: Span<UInt8>, on backend: SHA256.BatchBackend, single: SHA256.Backend) {
      precondition(suffix.count <= Self.maximumSuffixByteCount, "the suffix is too long for a batch")
      self.backend = backend
      self.single = single
      suffixByteCount = suffix.count
      for i in suffix.indices { ending[i] = suffix[i] }
      ending[suffix.count] = 0x80
    }

    /// Starts from the hash values of the prepared key (FIPS 198-1 §6).
    mutating func start(_ states: HMACSHA256.Key.States) {
      inner = states.inner
      outer = states.outer
      hasKey = true
    }

    /// Hashes the messages that stand in the `ranges` of `data`, and puts the digests in their order into `digests`,
    /// from the place `first` on.
    mutating func run<Digest>(
      _ data: Span<UInt8>, _ ranges: Span<Range<Int>>, into digests: inout MutableSpan<Digest>,
      after first: Int, _ digest: (InlineArray<32, UInt8>) -> Digest
    ) {
      var usedLaneCount = 0
      for lane in 0..<backend.laneCount where startMessage(lane, data, ranges) { usedLaneCount &+= 1 }
      while usedLaneCount >= backend.leastLaneCount {
        step(data)
        for lane in 0..<backend.laneCount where lanes[lane].blockCount == 0 && lanes[lane].part != .nothing {
          if startNextPart(lane, data) { continue }
          digests[first &+ lanes[lane].message] = digest(bigEndianBytes(of: states[lane]))
          if !startMessage(lane, data, ranges) { usedLaneCount &-= 1 }
        }
      }
      for lane in 0..<backend.laneCount where lanes[lane].part != .nothing {
        finishAlone(lane, data)
        digests[first &+ lanes[lane].message] = digest(bigEndianBytes(of: states[lane]))
      }
    }

    /// Gives the lane the next message. Returns whether there is one.
    private mutating func startMessage(_ lane: Int, _ data: Span<UInt8>, _ ranges: Span<Range<Int>>) -> Bool {
      guard nextMessage < ranges.count else {
        lanes[lane].part = .nothing
        return false
      }
      let range = ranges[nextMessage]
      precondition(range.lowerBound >= 0 && range.upperBound <= data.count, "a range is not within the data")
      let byteCount = range.upperBound &- range.lowerBound
      lanes[lane] = Lane(
        part: .wholeBlocks, message: nextMessage, byteCount: byteCount, offset: range.lowerBound,
        blockCount: byteCount &>> 6)
      states[lane] = inner
      nextMessage &+= 1
      if byteCount < SHA256.blockByteCount { startLastBlocks(lane, data) }
      return true
    }

    /// Goes on to the next part of the lane's message. Returns whether there is one.
    private mutating func startNextPart(_ lane: Int, _ data: Span<UInt8>) -> Bool {
      switch lanes[lane].part {
      case .wholeBlocks: startLastBlocks(lane, data)
      case .lastBlocks:
        guard hasKey else { return false }
        startOuterHash(lane)
      case .nothing, .outerHash: return false
      }
      return true
    }

    /// FIPS 180-4 §5.1.1: writes what is left of the message, the suffix and the padding into the lane's row.
    private mutating func startLastBlocks(_ lane: Int, _ data: Span<UInt8>) {
      let row = (lane & 15) &* Self.rowByteCount
      let offset = lanes[lane].offset
      let rest = lanes[lane].byteCount & 63
      // What is copied too far, the ending overwrites.
      if offset &+ 64 <= data.count {
        Self.copyBlock(data.extracting(offset..<offset &+ 64), to: &rows, at: row)
      } else {
        for i in 0..<rest { rows[row &+ i] = data[offset &+ i] }
      }
      let blockCount = (rest &+ suffixByteCount &+ 1 &+ 8 &+ 63) &>> 6
      let byteCount = 64 &* blockCount
      var i = 0
      while i < byteCount &- rest {
        Self.copyBlock(ending.span.extracting(i..<i &+ 64), to: &rows, at: row &+ rest &+ i)
        i &+= 64
      }
      let messageByteCount = lanes[lane].byteCount &+ suffixByteCount &+ (hasKey ? SHA256.blockByteCount : 0)
      let bitCount = UInt64(truncatingIfNeeded: messageByteCount) &<< 3
      for i in 0..<8 {
        rows[row &+ byteCount &- 1 &- i] = UInt8(truncatingIfNeeded: bitCount &>> UInt64(truncatingIfNeeded: 8 &* i))
      }
      lanes[lane].part = .lastBlocks
      lanes[lane].offset = row
      lanes[lane].blockCount = blockCount
    }

    /// FIPS 198-1 §4 steps 8 and 9: the block after K0 ⊕ opad is the inner digest, padded.
    private mutating func startOuterHash(_ lane: Int) {
      let row = (lane & 15) &* Self.rowByteCount
      let digest = bigEndianBytes(of: states[lane])
      let bytes = digest.span
      for i in 0..<32 { rows[row &+ i] = bytes[i] }
      rows[row &+ 32] = 0x80
      for i in 33..<62 { rows[row &+ i] = 0 }
      rows[row &+ 62] = 3  // 64 + 32 bytes are 0x300 bits.
      rows[row &+ 63] = 0
      states[lane] = outer
      lanes[lane].part = .outerHash
      lanes[lane].offset = row
      lanes[lane].blockCount = 1
    }

    /// Copies 64 bytes to `offset` in the rows.
    @inline(__always)
    private static func copyBlock(_ bytes: Span<UInt8>, to rows: inout InlineArray<5120, UInt8>, at offset: Int) {
      for i in 0..<64 { rows[offset &+ i] = bytes[i] }
    }

    /// Compresses as many blocks of all lanes as there are in each of them.
    private mutating func step(_ data: Span<UInt8>) {
      var blockCount = Int.max
      var offsetInData = -1
      var areAllInData = true
      for lane in 0..<backend.laneCount where lanes[lane].part != .nothing {
        blockCount = min(blockCount, lanes[lane].blockCount)
        if lanes[lane].part == .wholeBlocks { offsetInData = lanes[lane].offset } else { areAllInData = false }
      }
      var offsets = InlineArray<16, Int>(repeating: areAllInData ? offsetInData : 0)
      if areAllInData || offsetInData < 0 {
        for lane in 0..<backend.laneCount where lanes[lane].part != .nothing { offsets[lane] = lanes[lane].offset }
      } else {
        // Some are in the data and some in the rows: the next block of each in the data goes to its row.
        blockCount = 1
        for lane in 0..<backend.laneCount where lanes[lane].part != .nothing {
          offsets[lane] = lanes[lane].offset
          guard lanes[lane].part == .wholeBlocks else { continue }
          let offset = lanes[lane].offset
          offsets[lane] = (lane & 15) &* Self.rowByteCount
          Self.copyBlock(data.extracting(offset..<offset &+ 64), to: &rows, at: offsets[lane])
        }
      }
      if areAllInData {
        backend.compress(&states, data, offsets, blockCount: blockCount)
      } else {
        backend.compress(&states, rows.span, offsets, blockCount: blockCount)
      }
      for lane in 0..<backend.laneCount where lanes[lane].part != .nothing {
        lanes[lane].offset &+= 64 &* blockCount
        lanes[lane].blockCount &-= blockCount
      }
    }

    /// Hashes what is left of the lane's message, one block after the other.
    private mutating func finishAlone(_ lane: Int, _ data: Span<UInt8>) {
      repeat {
        let blocks = lanes[lane].offset..<lanes[lane].offset &+ 64 &* lanes[lane].blockCount
        if lanes[lane].part == .wholeBlocks {
          SHA256.compress(&states[lane], blocks: data.extracting(blocks), on: single)
        } else {
          SHA256.compress(&states[lane], blocks: rows.span.extracting(blocks), on: single)
        }
        lanes[lane].offset = blocks.upperBound
      } while startNextPart(lane, data)
    }
  }

  extension SHA256 {
    /// Appends the digests of the messages, hashed in lanes. Returns whether `backend` has any.
    static func hashInLanes(
      _ data: Span<UInt8>, _ ranges: Span<Range<Int>>, into digests: inout OutputSpan<SHA256Digest>,
      on backend: BatchBackend
    ) -> Bool {
      guard backend != .oneByOne else { return false }
      let first = digests.count
      digests.append(repeating: SHA256Digest(bytes: InlineArray(repeating: 0)), count: ranges.count)
      var batch = Batch(suffix: Span(), on: backend, single: .preferred)
      var places = digests.mutableSpan
      batch.run(data, ranges, into: &places, after: first, SHA256Digest.init(bytes:))
      return true
    }
  }

  extension HMACSHA256 {
    /// Appends the codes of the messages, computed in lanes. Returns whether `backend` has any, and the suffix is not
    /// too long for them.
    static func authenticateInLanes(
      _ data: Span<UInt8>, _ ranges: Span<Range<Int>>, _ suffix: Span<UInt8>, _ key: borrowing Key,
      into codes: inout OutputSpan<AuthenticationCode>, on backend: SHA256.BatchBackend
    ) -> Bool {
      guard backend != .oneByOne, suffix.count <= Batch.maximumSuffixByteCount else { return false }
      let first = codes.count
      codes.append(repeating: AuthenticationCode(bytes: InlineArray(repeating: 0)), count: ranges.count)
      var batch = Wiped(Batch(suffix: suffix, on: backend, single: key.backend))
      batch.value.start(key.states.value)
      var places = codes.mutableSpan
      batch.value.run(data, ranges, into: &places, after: first, AuthenticationCode.init(bytes:))
      wipeDeepStackBelow()
      return true
    }
  }
#endif
