#if !hasFeature(Embedded)
  import Synchronization

  /// The instructions for SHA-256 that the processor has *and* the operating system has switched on.
  public struct CPUFeatures: Sendable, Equatable {
    private let bits: UInt8

    /// x86: the SHA extensions, SSSE3 and SSE4.1.
    public var hasSHA: Bool { bits & 1 != 0 }
    /// x86: AVX2.
    public var hasAVX2: Bool { bits & 2 != 0 }
    /// x86: AVX-512 F, BW and VL, with all that they imply.
    public var hasAVX512: Bool { bits & 4 != 0 }
    /// arm64: the SHA-2 instructions for SHA-256.
    public var hasARMSHA2: Bool { bits & 8 != 0 }

    init(sha: Bool = false, avx2: Bool = false, avx512: Bool = false, armSHA2: Bool = false) {
      bits = (sha ? 1 : 0) | (avx2 ? 2 : 0) | (avx512 ? 4 : 0) | (armSHA2 ? 8 : 0)
    }

    private init(bits: UInt8) { self.bits = bits }

    /// What this processor has: found out once. Two threads that ask first at the same time find out the same.
    public static var current: CPUFeatures {
      let bits = known.load(ordering: .relaxed)
      return bits & isKnown != 0 ? CPUFeatures(bits: bits & ~isKnown) : findOut()
    }

    @inline(never)
    private static func findOut() -> CPUFeatures {
      let features = detect()
      known.store(features.bits | isKnown, ordering: .relaxed)
      return features
    }
  }

  private let known = Atomic<UInt8>(0)
  private let isKnown: UInt8 = 128
#elseif EmbeddedAcceleration
  /// What the build says that the processor has: nobody asks it.
  public struct CPUFeatures {
    /// x86: the SHA extensions, SSSE3 and SSE4.1.
    public var hasSHA: Bool { false }
    /// x86: AVX2.
    public var hasAVX2: Bool { false }
    /// x86: AVX-512 F, BW and VL, with all that they imply.
    public var hasAVX512: Bool { false }
    /// arm64: the SHA-2 instructions for SHA-256.
    public var hasARMSHA2: Bool { true }

    /// What this processor has.
    public static var current: CPUFeatures { CPUFeatures() }
  }
#endif
