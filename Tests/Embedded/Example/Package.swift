// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Firmware",
  dependencies: [.package(name: "swift-cognito-crypto", path: "../../..", traits: ["SizeFirst"])],
  targets: [
    .executableTarget(
      name: "Firmware",
      dependencies: [
        .product(name: "CognitoCrypto", package: "swift-cognito-crypto"),
        .product(name: "EmbeddedMemoryHelpers", package: "swift-cognito-crypto"),
      ],
      swiftSettings: [.enableExperimentalFeature("Volatile"), .enableExperimentalFeature("Extern")])
  ]
)
