#if (arch(x86_64) || arch(arm64)) && (!hasFeature(Embedded) || EmbeddedAcceleration)
  /// The working variables of FIPS 180-4 §6.2.2.
  struct WorkingVariables {
    var a, b, c, d, e, f, g, h: UInt32
    /// b ^ c, the part of Maj that the round before has already computed.
    var bc: UInt32

    @inline(always)
    init(_ state: borrowing InlineArray<8, UInt32>) {
      (a, b, c, d) = (state[0], state[1], state[2], state[3])
      (e, f, g, h) = (state[4], state[5], state[6], state[7])
      bc = b ^ c
    }

    @inline(always)
    func add(to state: inout InlineArray<8, UInt32>) {
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
      state[4] &+= e
      state[5] &+= f
      state[6] &+= g
      state[7] &+= h
    }

    /// Four rounds; `x` is W[t] + K[t] of each. Afterwards a…d and e…h have changed places.
    @inline(always)
    mutating func fourRounds(_ x0: UInt32, _ x1: UInt32, _ x2: UInt32, _ x3: UInt32) {
      round(a, b, c, &d, e, f, g, &h, x0, &bc)
      round(h, a, b, &c, d, e, f, &g, x1, &bc)
      round(g, h, a, &b, c, d, e, &f, x2, &bc)
      round(f, g, h, &a, b, c, d, &e, x3, &bc)
      (a, b, c, d, e, f, g, h) = (e, f, g, h, a, b, c, d)
    }
  }

  /// One round.
  @inline(always)
  func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
    _ x: UInt32, _ bc: inout UInt32
  ) {
    let ab = a ^ b
    let maj = b ^ (ab & bc)
    bc = ab
    let t1 = h &+ x &+ (g ^ (e & (f ^ g))) &+ (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25))
    d = d &+ t1
    // The rotations of bigSigma0, nested: one register less, and off the critical path.
    h = t1 &+ (maj &+ rotr(rotr(rotr(a, 9) ^ a, 11) ^ a, 2))
  }

  @inline(always)
  func rotr(_ x: UInt32, _ n: UInt32) -> UInt32 { x &>> n | x &<< (32 &- n) }
#endif
