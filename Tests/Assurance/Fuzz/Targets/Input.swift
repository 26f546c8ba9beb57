/// libFuzzer's entry: each program has one function `fuzz`.
///
/// Unsafe: the address is valid for the duration of the call; the bytes are copied.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe Input(bytes: Array(UnsafeBufferPointer(start: start, count: count))[...])
  fuzz(&input)
  return 0
}

/// What libFuzzer made up, to be divided into what a function takes.
struct Input {
  var bytes: ArraySlice<UInt8>

  /// The next byte; zero where there is none.
  mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

  /// A number from the next byte.
  mutating func number(below bound: Int) -> Int { Int(byte()) % bound }

  /// The next bytes, as many as the byte before them says.
  mutating func part() -> [UInt8] {
    let count = Int(byte())
    return take(count)
  }

  /// As many of the next bytes as there are, at most `count`.
  mutating func take(_ count: Int) -> [UInt8] {
    defer { bytes = bytes.dropFirst(count) }
    return Array(bytes.prefix(count))
  }

  /// All that is left.
  mutating func rest() -> [UInt8] {
    defer { bytes = [] }
    return Array(bytes)
  }

  /// All that is left, and places to divide it at, in their order.
  mutating func dividedRest() -> (bytes: [UInt8], cuts: [Int]) {
    let places = take(number(below: 5)).map { Int($0) * 5 }
    let bytes = rest()
    return (bytes, places.map { $0 % (bytes.count + 1) }.sorted())
  }
}

/// Ends the program where a property does not hold: libFuzzer keeps the input.
func require(_ holds: Bool, _ property: StaticString, line: Int = #line) {
  if !holds { fatalError("line \(line): not so: \(property)") }
}

extension RandomAccessCollection<UInt8> {
  /// The parts between the cuts.
  func divided(at cuts: [Int]) -> [[UInt8]] {
    zip([0] + cuts, cuts + [count]).map { Array(dropFirst($0).prefix($1 - $0)) }
  }
}
