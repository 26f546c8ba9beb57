import TestSupport
import Testing

/// What the sources may and may not have: the words of these rules are found by reading the files.
struct SourceRulesTests {
  /// The modules that the files of a directory may import.
  static let allowedImports: [String: Set<String>] = [
    "Sources/PureCrypto": [
      "PureCryptoCPU", "PureCryptoVector", "PureCryptoSHANI", "PureCryptoARMv8", "PureCryptoLanes4",
      "PureCryptoLanesAVX2", "PureCryptoLanesAVX512",
    ],
    "Sources/PureCryptoCPU": ["Synchronization", "Glibc", "Musl", "Android"],
    "Sources/PureCryptoVector": ["Builtin"],
    "Sources/PureCryptoSHANI": ["Builtin"],
    "Sources/PureCryptoARMv8": ["Builtin"],
    "Sources/PureCryptoLanes4": ["Builtin"],
    "Sources/PureCryptoLanesAVX2": ["Builtin"],
    "Sources/PureCryptoLanesAVX512": ["Builtin"],
    "Sources/CognitoCrypto": ["PureCrypto"],
    "Sources/EmbeddedMemoryHelpers": [],
    "Sources/cognito-crypto": ["PureCrypto", "CognitoCrypto", "Glibc", "Musl", "Darwin"],
  ]

  /// The only files that may have unsafe code: each is short, and says why it needs it.
  static let unsafeFiles: Set<String> = [
    "Sources/CognitoCrypto/StaticString+RequestText.swift",
    "Sources/EmbeddedMemoryHelpers/Memory+AEABI.swift", "Sources/EmbeddedMemoryHelpers/Memory+C.swift",
    "Sources/EmbeddedMemoryHelpers/Memory+Loops.swift",
    "Sources/PureCrypto/Wiped.swift", "Sources/PureCryptoCPU/CPUFeatures+Detection.swift",
    "Sources/cognito-crypto/Platform+Files.swift",
    "Sources/cognito-crypto/Platform+Process.swift", "Sources/cognito-crypto/Platform+Terminal.swift",
    "Sources/cognito-crypto/Platform+Threads.swift",
    "Sources/cognito-crypto/SecretBytes.swift",
  ]

  /// The Swift files of the products.
  private static func sources(below directory: String = "Sources") throws -> [String] {
    try Repository.files(below: directory).filter { $0.hasSuffix(".swift") }
  }

  /// The words of a file, without its comments. "." and "@" are parts of words; so is a "!" behind one.
  private static func words(_ path: String) throws -> [Substring] {
    code(try Repository.text(path)).split { !($0.isLetter || $0.isNumber || "_.@!".contains($0)) }
  }

  /// A source without its comments.
  static func code(_ source: String) -> String {
    var isString = false
    var code = ""
    var rest = Substring(source)
    while let character = rest.first {
      if !isString, rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
        continue
      }
      if character == "\\", isString {
        code += rest.prefix(2)
        rest = rest.dropFirst(2)
        continue
      }
      // A string in one line ends with it at the latest, so that an odd quotation mark cannot hide what follows.
      if character == "\"" { isString.toggle() } else if character.isNewline { isString = false }
      code.append(character)
      rest = rest.dropFirst()
    }
    return code
  }

  @Test("The rules read code and not comments")
  func reading() {
    #expect(Self.code("let a = 1 // unsafe\nlet b") == "let a = 1 \nlet b")
    #expect(Self.code("\"https://a\" + b") == "\"https://a\" + b")
    #expect(Self.code("\"\\\"//\" // c") == "\"\\\"//\" ")
    #expect(Self.code("/// `unsafe`\nunsafe x") == "\nunsafe x")
  }

  @Test("Every directory of sources has its rule")
  func directories() throws {
    let directories = Set(try Self.sources().map { $0.split(separator: "/").prefix(2).joined(separator: "/") })
    #expect(directories == Set(Self.allowedImports.keys))
  }

  @Test("Imports", arguments: allowedImports.keys.sorted())
  func imports(_ directory: String) throws {
    let allowed = try #require(Self.allowedImports[directory])
    let sources = try Self.sources(below: directory)
    #expect(!sources.isEmpty)
    for path in sources {
      for line in Self.code(try Repository.text(path)).split(whereSeparator: \.isNewline) {
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        guard let keyword = words.firstIndex(of: "import") else { continue }
        // The last word, as in "import struct Module.Name", is not the module; the first after "import" has to be.
        let module = words.dropFirst(keyword + 1).first.map(String.init) ?? ""
        #expect(allowed.contains(module), "\(path) imports \(module)")
      }
    }
  }

  @Test("PureCrypto imports nothing in Embedded builds and without HardwareAcceleration")
  func conditionalImports() throws {
    let condition = "#if HardwareAcceleration && !SizeFirst && (!hasFeature(Embedded) || EmbeddedAcceleration) && "
    var found = 0
    for path in try Self.sources(below: "Sources/PureCrypto/") {
      let code = Self.code(try Repository.text(path))
      guard code.components(of: "import ") > 0 else { continue }
      #expect(code.hasPrefix(condition), "\(path)")
      // The block ends with the first "#endif" that is not indented.
      let conditional = code.ranges(of: "\n#endif").first.map { code[..<$0.lowerBound] } ?? ""
      #expect(conditional.ranges(of: "import ").count == code.components(of: "import "), "\(path)")
      found += 1
    }
    #expect(found > 0)
  }

  @Test("Only the files of the list have unsafe code, and each of them has")
  func unsafeCode() throws {
    for path in try Self.sources() {
      let found = try Self.words(path).filter { word in
        word.lowercased().contains("unsafe") || word == "@unchecked" || word == "@_rawLayout"
      }
      #expect(found.isEmpty != Self.unsafeFiles.contains(path), "\(path) has \(found)")
    }
  }

  @Test("Nothing that ends the process on bad input")
  func traps() throws {
    for path in try Self.sources() {
      let found = try Self.words(path).filter { ["try!", "as!", "fatalError"].contains($0) }
      #expect(found.isEmpty, "\(path) has \(found)")
    }
  }

  @Test("Package.swift has no dependencies")
  func package() throws {
    let manifest = Self.code(try Repository.text("Package.swift"))
    for word in [".package(", ".binaryTarget(", ".systemLibrary(", "linkedLibrary", "cSettings", "cxxSettings"] {
      #expect(!manifest.contains(word), "Package.swift has \(word)")
    }
    // Every target is for strict memory safety: each has a line with settings, which begin with those.
    let targetCount = ["target(", "testTarget(", "executableTarget("]
      .map { kind in manifest.components(of: "." + kind) }.reduce(0, +)
    #expect(manifest.components(of: "swiftSettings:") == targetCount)
    #expect(manifest.contains("[.strictMemorySafety()]"))
  }

  @Test("Nothing but Swift, and scripts outside Sources")
  func languages() throws {
    let files = try Repository.files(below: "")
    #expect(files.contains("Package.swift"))
    let foreign: Set = [
      "c", "h", "cc", "cpp", "cxx", "hh", "hpp", "inc", "m", "mm", "s", "S", "asm", "modulemap", "def", "o", "a", "so",
      "dylib", "rs", "go", "zig",
    ]
    for path in files {
      let parts = path.split(separator: "/").last.map { $0.split(separator: ".") } ?? []
      if parts.count > 1, let last = parts.last { #expect(!foreign.contains(String(last)), "\(path)") }
      if path.hasSuffix(".py") { #expect(path.hasPrefix("Tests/Assurance/"), "\(path)") }
    }
    let inSources = try Repository.files(below: "Sources").filter { !$0.hasSuffix(".swift") && !$0.contains(".docc/") }
    #expect(inSources.isEmpty)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
