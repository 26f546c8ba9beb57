import PureCrypto

extension AppClient {
  /// Appends the hashes of many usernames, each of which stands in one of the `ranges` of `usernames`, to `hashes`, in
  /// the order of the ranges. They are what `secretHash(username:)` gives for each.
  ///
  /// The hashes are computed several at once where the machine can. Nothing is allocated.
  ///
  /// - Throws: ``AppClientError/emptyUsername`` where a range is empty; `hashes` is then as it was.
  /// - Leaks: the lengths of the usernames.
  /// - Precondition: The machine has the backend: `SHA256.BatchBackend.isAvailable`. Each range is within
  ///   `usernames`. `hashes` has room for as many hashes as there are ranges.
  public borrowing func secretHashes(
    usernames: Span<UInt8>, ranges: Span<Range<Int>>, into hashes: inout OutputSpan<SecretHash>,
    on backend: SHA256.BatchBackend = .preferred
  ) throws(AppClientError) {
    for i in ranges.indices where ranges[i].isEmpty { throw .emptyUsername }
    precondition(hashes.freeCapacity >= ranges.count, "the output has too little room")
    #if hasFeature(Embedded)
      for i in ranges.indices { hashes.append(try secretHash(username: usernames.extracting(ranges[i]))) }
    #else
      var rest = ranges
      while !rest.isEmpty {
        append(usernames, rest.extracting(first: Self.groupCount), to: &hashes, on: backend)
        rest = rest.extracting(droppingFirst: Self.groupCount)
      }
    #endif
  }

  #if !hasFeature(Embedded)
    /// The number of codes that are held until they are encoded.
    private static var groupCount: Int { 256 }

    /// Appends the hashes of at most ``groupCount`` usernames.
    private borrowing func append(
      _ usernames: Span<UInt8>, _ ranges: Span<Range<Int>>, to hashes: inout OutputSpan<SecretHash>,
      on backend: SHA256.BatchBackend
    ) {
      let codes = InlineArray<256, HMACSHA256.AuthenticationCode>(initializingWith: { (codes) in
        HMACSHA256.authenticationCodes(
          for: usernames, ranges: ranges, suffix: idBytes.span.extracting(first: idByteCount), using: key,
          into: &codes, on: backend)
        codes.append(
          repeating: HMACSHA256.AuthenticationCode(bytes: InlineArray(repeating: 0)), count: codes.freeCapacity)
      })
      let span = codes.span
      for i in ranges.indices { hashes.append(SecretHash(span[i])) }
    }
  #endif
}
