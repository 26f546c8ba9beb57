#if os(Linux) && arch(x86_64) && canImport(Glibc) && !hasFeature(Embedded)
  import Glibc

  extension CPUFeatures {
    /// What glibc learnt from the instructions CPUID and XGETBV themselves: /proc/cpuinfo tells of the host where an
    /// emulator runs the program. Nothing where there is no glibc 2.33 or later, and in static executables.
    static func detect() -> CPUFeatures {
      typealias FeatureLeaf = @convention(c) (UInt32) -> UnsafePointer<UInt32>?
      // Unsafe: the address of a C function, of the type that <sys/platform/x86.h> declares.
      guard let symbol = unsafe dlsym(nil, "__x86_get_cpuid_feature_leaf") else { return CPUFeatures() }
      let leaf = unsafe unsafeBitCast(symbol, to: FeatureLeaf.self)
      // Unsafe: a leaf is eight words that never change: eax to edx as CPUID gives them, then as far as they are active.
      // Here leaf 0 is CPUID.1, and leaf 1 is CPUID.7.
      guard let leaf1 = unsafe leaf(0), let leaf7 = unsafe leaf(1) else { return CPUFeatures() }
      let ecx1 = unsafe leaf1[6]
      let ebx7 = unsafe leaf7[5]

      let ssse3AndSSE41: UInt32 = 1 << 9 | 1 << 19
      let fmaAndF16C: UInt32 = 1 << 12 | 1 << 29  // which the compiler takes AVX-512 to have
      let avx2: UInt32 = 1 << 5
      let avx512: UInt32 = avx2 | 1 << 16 | 1 << 30 | 1 << 31  // F, BW, VL
      let sha: UInt32 = 1 << 29
      return CPUFeatures(
        sha: ebx7 & sha == sha && ecx1 & ssse3AndSSE41 == ssse3AndSSE41,
        avx2: ebx7 & avx2 == avx2,
        avx512: ebx7 & avx512 == avx512 && ecx1 & fmaAndF16C == fmaAndF16C)
    }
  }
#elseif os(Linux) && arch(arm64) && !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Android)
    import Android
  #endif

  extension CPUFeatures {
    /// What the kernel hands to each program: bit 6 of the entry AT_HWCAP, 16, is HWCAP_SHA2.
    static func detect() -> CPUFeatures { CPUFeatures(armSHA2: getauxval(16) & 1 << 6 != 0) }
  }
#elseif !hasFeature(Embedded)
  extension CPUFeatures {
    /// All arm64 processors of Apple have the SHA-2 instructions. Elsewhere nothing trustworthy answers.
    static func detect() -> CPUFeatures {
      #if arch(arm64) && canImport(Darwin)
        CPUFeatures(armSHA2: true)
      #else
        CPUFeatures()
      #endif
    }
  }
#endif
