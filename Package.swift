// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: all uses of unsafe constructs are marked with `unsafe`.
let safe: [SwiftSetting] = [.strictMemorySafety()]

/// Debug builds are optimised too: unoptimised, SHA-256 is a hundred times slower, and tests of wiping would look at
/// other code than what is used.
let optimized: SwiftSetting = .unsafeFlags(
  ["-O", "-whole-module-optimization", "-num-threads", "1", "-disable-batch-mode"], .when(configuration: .debug))

/// Settings of the libraries.
let library: [SwiftSetting] =
  safe + [.enableExperimentalFeature("Lifetimes"), .enableExperimentalFeature("RawLayout"), optimized]

/// Settings of the tests.
let tests: [SwiftSetting] = safe + [optimized]

/// Settings of the backends, which use LLVM's vectors and intrinsics.
let vectors: [SwiftSetting] = library + [.enableExperimentalFeature("BuiltinModule")]

/// Settings of a backend with instructions that not all processors of the architecture have. Always optimised: generic
/// code of the standard library, with these instructions in it, must not get into the object.
func instructions(_ architecture: String, _ flags: String...) -> [SwiftSetting] {
  vectors + [
    .unsafeFlags(
      ["-O", "-Xcc", "-Qunused-arguments"] + flags.flatMap { ["-Xcc", "-Xarch_\(architecture)", "-Xcc", $0] })
  ]
}

/// The backends of PureCrypto beside the portable one, and what finds out which of them the processor has.
let backends = [
  "PureCryptoCPU", "PureCryptoVector", "PureCryptoSHANI", "PureCryptoARMv8",
  "PureCryptoLanes4", "PureCryptoLanesAVX2", "PureCryptoLanesAVX512",
]

let package = Package(
  name: "swift-cognito-crypto",
  // The systems whose standard library has Span and InlineArray.
  platforms: [.macOS(.v26), .iOS(.v26), .tvOS(.v26), .watchOS(.v26), .visionOS(.v26)],
  products: [
    .library(name: "PureCrypto", targets: ["PureCrypto"]),
    .library(name: "CognitoCrypto", targets: ["CognitoCrypto"]),
    .library(name: "EmbeddedMemoryHelpers", targets: ["EmbeddedMemoryHelpers"]),
    .executable(name: "cognito-crypto", targets: ["cognito-crypto"]),
  ],
  traits: [
    .trait(name: "SizeFirst", description: "The smallest code rather than the fastest, for microcontrollers."),
    .trait(
      name: "HardwareAcceleration",
      description: "SHA-256 with the instructions that the processor turns out to have. Off: the portable code alone."),
    .trait(
      name: "EmbeddedAcceleration",
      description: "Embedded builds too have HardwareAcceleration; on arm64, with the SHA-2 instructions.",
      enabledTraits: ["HardwareAcceleration"]),
    .default(enabledTraits: ["HardwareAcceleration"]),
  ],
  targets: [
    .target(
      name: "PureCrypto",
      dependencies: backends.map { .byName(name: $0, condition: .when(traits: ["HardwareAcceleration"])) },
      swiftSettings: library),
    .target(name: "PureCryptoCPU", swiftSettings: library),
    .target(name: "PureCryptoVector", swiftSettings: vectors),
    .target(name: "PureCryptoLanes4", swiftSettings: vectors),
    .target(name: "PureCryptoLanesAVX2", swiftSettings: instructions("x86_64", "-mavx2")),
    .target(
      name: "PureCryptoLanesAVX512", swiftSettings: instructions("x86_64", "-mavx512f", "-mavx512bw", "-mavx512vl")),
    .target(name: "PureCryptoSHANI", swiftSettings: instructions("x86_64", "-msha", "-msse4.1")),
    .target(name: "PureCryptoARMv8", swiftSettings: instructions("aarch64", "-march=armv8-a+sha2")),
    .target(name: "CognitoCrypto", dependencies: ["PureCrypto"], swiftSettings: library),
    .target(name: "EmbeddedMemoryHelpers", swiftSettings: safe),
    .executableTarget(
      name: "Benchmarks", dependencies: ["CognitoCrypto", "PureCrypto"], path: "Benchmarks/Throughput",
      swiftSettings: safe),
    .executableTarget(
      name: "cognito-crypto", dependencies: ["CognitoCrypto", "PureCrypto"], swiftSettings: safe + [optimized]),
    // Runs the library for the scripts beside it.
    .executableTarget(
      name: "RequestTool", dependencies: ["CognitoCrypto"], path: "Tests/Assurance/Cognito/RequestTool",
      swiftSettings: safe),
    .executableTarget(
      name: "ComputeTool", dependencies: ["PureCrypto"], path: "Tests/Assurance/Fuzz/ComputeTool", swiftSettings: safe),
    // Computes with a secret under valgrind, for the script beside it.
    .executableTarget(
      name: "ConstantTimeProbe", dependencies: ["CognitoCrypto", "PureCrypto"], path: "Tests/Assurance/ConstantTime",
      swiftSettings: safe),
    // Looks for words of a key in the memory of a process that used it.
    .executableTarget(
      name: "ResidueTest", dependencies: ["CognitoCrypto", "PureCrypto"], path: "Tests/Residue", swiftSettings: safe),
    .testTarget(
      name: "DocumentationTests", dependencies: ["CognitoCrypto", "PureCrypto"], swiftSettings: safe),
    // What the tests share: the vector files and their formats.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: tests),
    .testTarget(name: "PureCryptoTests", dependencies: ["PureCrypto", "TestSupport"], swiftSettings: tests),
    .testTarget(
      name: "CognitoCryptoTests", dependencies: ["CognitoCrypto", "PureCrypto", "TestSupport"], swiftSettings: tests),
    // Runs the built program, which a dependency on it builds.
    .testTarget(
      name: "CommandLineTests", dependencies: ["cognito-crypto", "CognitoCrypto", "PureCrypto", "TestSupport"],
      swiftSettings: safe),
  ]
)
