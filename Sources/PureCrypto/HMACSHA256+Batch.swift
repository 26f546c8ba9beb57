extension HMACSHA256 {
  /// Appends the authentication codes of many messages to `codes`, in their order. Each message is one of the `ranges`
  /// of `data`, and then the bytes of `suffix`, which are the same for all.
  ///
  /// The codes are computed several at once where the machine can. Ranges may overlap, and may be empty. All that is
  /// derived from the key is wiped.
  ///
  /// - Parameter backend: How: one that the machine has, ``SHA256/BatchBackend/isAvailable``.
  /// - Leaks: the lengths of key, messages and suffix.
  /// - Precondition: Each range is within `data`. `codes` has room for as many codes as there are ranges.
  public static func authenticationCodes(
    for data: Span<UInt8>, ranges: Span<Range<Int>>, suffix: Span<UInt8> = Span(), using key: borrowing Key,
    into codes: inout OutputSpan<AuthenticationCode>, on backend: SHA256.BatchBackend = .preferred
  ) {
    precondition(backend.isAvailable, "this machine does not have the backend")
    precondition(codes.freeCapacity >= ranges.count, "the output has too little room")
    guard !authenticateInLanes(data, ranges, suffix, key, into: &codes, on: backend) else { return }
    for i in ranges.indices {
      codes.append(authenticationCode(for: data.extracting(ranges[i]), suffix: suffix, using: key))
    }
  }
}
