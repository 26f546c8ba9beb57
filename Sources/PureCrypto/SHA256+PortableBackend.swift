#if SizeFirst || !HardwareAcceleration || (hasFeature(Embedded) && !EmbeddedAcceleration) || !(arch(x86_64) || arch(arm64))
  /// The portable code alone: in Embedded builds, without the package trait `HardwareAcceleration`, and on processors
  /// for which there is nothing else.
  extension SHA256 {
    /// A way to compute the compression function. All give the same results.
    ///
    /// Where the package trait `HardwareAcceleration` is off, and in Embedded builds, there is only ``portable``.
    public enum Backend: Sendable, Equatable, BitwiseCopyable {
      /// FIPS 180-4 §6.2.2 as it is written, in Swift without `unsafe`: on every platform.
      case portable

      /// The backend that a new ``SHA256`` or ``HMACSHA256/Key`` uses on this machine: its fastest.
      public static var preferred: Self { .portable }

      /// Whether this machine has the instructions.
      public var isAvailable: Bool { true }

      /// Calls `body` with every backend that this machine has, the preferred one last.
      public static func forEachAvailable(_ body: (Self) -> Void) { body(.portable) }

      /// The name, spelt as the case is.
      public var name: StaticString { "portable" }
    }

    /// A way to hash many messages. All give the same results.
    public enum BatchBackend: Sendable, Equatable, BitwiseCopyable {
      /// One message after the other, on the preferred ``Backend``, or on that of the key.
      case oneByOne

      /// The fastest of this machine for many messages.
      public static var preferred: Self { .oneByOne }

      /// Whether this machine has the instructions.
      public var isAvailable: Bool { true }

      /// Calls `body` with every backend that this machine has, the preferred one last.
      public static func forEachAvailable(_ body: (Self) -> Void) { body(.oneByOne) }

      /// The name, spelt as the case is.
      public var name: StaticString { "oneByOne" }
    }

    /// Replaces `hash` by the hash value after `block`; the words of `block` are lost.
    @inline(__always)
    static func compress(_ hash: inout HashValue, _ block: inout MessageBlock, on backend: Backend) {
      #if SizeFirst
        compressRolled(&hash, &block)
      #else
        compressPortable(&hash, &block)
      #endif
    }

    #if !SizeFirst
      /// Replaces `hash` by the hash value after all the blocks of `bytes`: a whole number of 64-byte blocks.
      @inline(__always)
      static func compress(_ hash: inout HashValue, blocks bytes: Span<UInt8>, on backend: Backend) {
        compressPortable(&hash, blocks: bytes)
      }
    #endif

    /// Whether bytes in one part are computed several blocks at once, which needs more of the stack.
    static func leavesDeepStack(after byteCount: Int, on backend: Backend) -> Bool { false }

    /// There are no lanes.
    static func hashInLanes(
      _ data: Span<UInt8>, _ ranges: Span<Range<Int>>, into digests: inout OutputSpan<SHA256Digest>,
      on backend: BatchBackend
    ) -> Bool { false }
  }

  extension HMACSHA256 {
    /// There are no lanes.
    static func authenticateInLanes(
      _ data: Span<UInt8>, _ ranges: Span<Range<Int>>, _ suffix: Span<UInt8>, _ key: borrowing Key,
      into codes: inout OutputSpan<AuthenticationCode>, on backend: SHA256.BatchBackend
    ) -> Bool { false }
  }
#endif
