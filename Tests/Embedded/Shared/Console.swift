// What the self-test writes, byte by byte through `boardWrite`.

func write(_ text: StaticString) {
  for index in 0..<text.utf8CodeUnitCount {
    unsafe boardWrite(text.utf8Start[index])
  }
}

func writeLine(_ text: StaticString) {
  write(text)
  write("\n")
}

let powersOfTen: InlineArray<10, UInt32> = [
  1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1,
]

/// Writes `value` in decimal, by subtraction: the Cortex-M0 has no division.
func write(decimal value: UInt32) {
  var rest = value
  for index in powersOfTen.indices {
    let power = powersOfTen[index]
    var digit: UInt8 = 0
    while rest >= power {
      rest &-= power
      digit &+= 1
    }
    if value >= power || power == 1 {
      boardWrite(UInt8(ascii: "0") &+ digit)
    }
  }
}

/// Writes `byte` as two hexadecimal digits.
func write(hex byte: UInt8) {
  write(hexDigit: byte &>> 4)
  write(hexDigit: byte & 0xF)
}

func write(hexDigit digit: UInt8) {
  boardWrite(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ (digit &- 10))
}
