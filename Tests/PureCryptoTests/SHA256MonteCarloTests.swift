import PureCrypto
import TestSupport
import Testing

/// NIST's Monte Carlo tests: a thousand hashes for each result (SHAVS §6.4).
struct SHA256MonteCarloTests {
  @Test("Monte Carlo", arguments: ["nist-cavp-byte", "nist-cavp-bit"], backends)
  func cavp(_ directory: String, _ backend: SHA256.Backend) throws {
    let records = try ResponseFile.records("\(directory)/SHA256Monte.rsp")
    let seed = try #require(records.first)
    let results = try records.dropFirst().map { try digest(hex: $0.text("MD")) }
    #expect(results.count == 100)
    expect(results, from: try digest(hex: seed.text("Seed")), on: backend)
    print("NIST CAVP \(directory.dropFirst(10)) SHA256Monte.rsp: \(results.count) results, \(backend)")
  }

  @Test("Monte Carlo of RFC 6234", arguments: backends)
  func rfc6234(_ backend: SHA256.Backend) throws {
    let monte = try Repository.vectors("rfc/rfc6234-sha256.json", as: RFC6234.self).monte
    let results = try monte.results.map { try digest(hex: $0) }
    #expect(results.count == 4)
    expect(results, from: try digest(hex: monte.seed), on: backend)
    print("RFC 6234 Monte Carlo: \(results.count) results, \(backend)")
  }

  private func expect(_ results: [SHA256Digest], from seed: SHA256Digest, on backend: SHA256.Backend) {
    var seed = seed
    for (count, result) in results.enumerated() {
      var last = (seed, seed, seed)
      for _ in 0..<1000 {
        var hash = SHA256(backend: backend)
        hash.update(data: last.0.bytes.span)
        hash.update(data: last.1.bytes.span)
        hash.update(data: last.2.bytes.span)
        last = (last.1, last.2, hash.finalize())
      }
      seed = last.2
      #expect(seed == result, "result \(count)")
    }
  }
}
