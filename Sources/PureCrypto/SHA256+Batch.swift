extension SHA256 {
  /// Appends the digests of many messages, each of which stands in one of the `ranges` of `data`, to `digests`, in the
  /// order of the ranges.
  ///
  /// The messages are hashed several at once where the machine can. Ranges may overlap, and may be empty.
  ///
  /// - Parameter backend: How: one that the machine has, ``BatchBackend/isAvailable``.
  /// - Leaks: the lengths of the messages.
  /// - Precondition: Each range is within `data`. `digests` has room for as many digests as there are ranges.
  public static func hashes(
    data: Span<UInt8>, ranges: Span<Range<Int>>, into digests: inout OutputSpan<SHA256Digest>,
    on backend: BatchBackend = .preferred
  ) {
    precondition(backend.isAvailable, "this machine does not have the backend")
    precondition(digests.freeCapacity >= ranges.count, "the output has too little room")
    guard !hashInLanes(data, ranges, into: &digests, on: backend) else { return }
    for i in ranges.indices { digests.append(hash(data: data.extracting(ranges[i]))) }
  }
}
