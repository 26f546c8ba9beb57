import Foundation

/// The files of this repository, whatever directory the tests run in.
package enum Repository {
  /// The directory of Package.swift.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A text file, its path relative to ``root``.
  package static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The bytes of a file, its path relative to ``root``.
  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// A JSON file of Tests/Vectors.
  package static func vectors<Contents: Decodable>(_ path: String, as type: Contents.Type) throws -> Contents {
    try JSONDecoder().decode(type, from: Data(try bytes("Tests/Vectors/" + path)))
  }

  /// The paths, relative to ``root``, of the files below `directory`. What is hidden and what Python keeps compiled are
  /// left out by their names alone: another program may be removing them while this reads.
  package static func files(below directory: String) throws -> [String] {
    let entries = try FileManager.default.contentsOfDirectory(
      at: root.appending(path: directory), includingPropertiesForKeys: [.isDirectoryKey])
    return try entries.flatMap { (entry) -> [String] in
      let name = entry.lastPathComponent
      if name.hasPrefix(".") || name == "__pycache__" { return [] }
      let path = directory.isEmpty ? name : directory + "/" + name
      let isDirectory = try entry.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
      return isDirectory ? try files(below: path) : [path]
    }.sorted()
  }
}
