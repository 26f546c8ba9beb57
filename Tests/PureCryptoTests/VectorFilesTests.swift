import PureCrypto
import TestSupport
import Testing

/// The vector files are those of PROVENANCE.md.
struct VectorFilesTests {
  @Test("Every vector file has the digest of SHA256SUMS, and a line in PROVENANCE.md")
  func digests() throws {
    let lines = try Repository.text("Tests/Vectors/SHA256SUMS").split(separator: "\n").map { $0.split(separator: "  ") }
    var listed: [String: String] = [:]
    for line in lines where line.count == 2 { listed["Tests/Vectors/" + line[1]] = String(line[0]) }
    #expect(listed.count == 29)
    let files = try Repository.files(below: "Tests/Vectors")
      .filter { !$0.hasSuffix("/SHA256SUMS") && !$0.hasSuffix("/PROVENANCE.md") }
    #expect(Set(files) == Set(listed.keys))
    let provenance = try Repository.text("Tests/Vectors/PROVENANCE.md")
    for path in files {
      #expect(SHA256.hash(data: try Repository.bytes(path)).description == listed[path], "\(path)")
      let name = path.split(separator: "/").last.map(String.init) ?? path
      // The three files of NIST's each kind stand in one line.
      let isNamed = provenance.contains(name) || name.hasPrefix("SHA256") && provenance.contains("SHA256{")
      #expect(isNamed, "\(path)")
    }
  }
}
