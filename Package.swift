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
    .trait(name: "SizeFirst", description: "The smallest code rather than the fastest, for microcontrollers.")
  ],
  targets: [
    .target(name: "PureCrypto", swiftSettings: library),
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
    // Computes with a secret under valgrind, for the script beside it.
    .executableTarget(
      name: "ConstantTimeProbe", dependencies: ["CognitoCrypto", "PureCrypto"], path: "Tests/Assurance/ConstantTime",
      swiftSettings: safe),
    .testTarget(
      name: "DocumentationTests", dependencies: ["CognitoCrypto", "PureCrypto"], swiftSettings: safe),
    // What the tests share: the vector files and their formats.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: tests),
    .testTarget(name: "PureCryptoTests", dependencies: ["PureCrypto", "TestSupport"], swiftSettings: tests),
    .testTarget(
      name: "CognitoCryptoTests", dependencies: ["CognitoCrypto", "PureCrypto", "TestSupport"], swiftSettings: tests),
    // Runs the built program, which a dependency on it builds.
    .testTarget(
      name: "CommandLineTests", dependencies: ["cognito-crypto", "CognitoCrypto", "PureCrypto"], swiftSettings: safe),
  ]
)
