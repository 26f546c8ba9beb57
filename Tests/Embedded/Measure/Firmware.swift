import Calls
import CognitoCrypto
import EmbeddedMemoryHelpers
import PureCrypto

// Prints what can only be measured in a running microcontroller, a line a figure.

func firmware() -> Bool {
  report("context SHA256", UInt32(MemoryLayout<SHA256>.size))
  report("context HMACSHA256", UInt32(MemoryLayout<HMACSHA256>.size))
  let data = InlineArray<1088, UInt8>(repeating: 0x61)
  var digest = InlineArray<32, UInt8>(repeating: 0)
  var hash = InlineArray<44, UInt8>(repeating: 0)

  startInstructionCount()
  let start = instructionCount()
  _ = callSHA256(data.span.extracting(first: 64), &digest)
  let short = instructionCount() &- start
  _ = callSHA256(data.span, &digest)
  let long = instructionCount() &- start &- short
  // 1024 bytes more: in 64 instructions a byte, 2^16.
  report("instructions per 1024 bytes", long &- short)

  let text = data.span.extracting(first: 40)
  paintStack()
  reportStack("stack SHA256", callSHA256(text, &digest))
  paintStack()
  reportStack("stack HMACSHA256", callHMAC(text, &digest))
  paintStack()
  reportStack("stack secret hash", callSecretHash(text, &hash))
  writeLine("PASS")
  return true
}

/// Writes how deep the stack was written below a calling function, whose stack pointer is `top`.
func reportStack(_ name: StaticString, _ top: UInt) {
  report(name, UInt32(truncatingIfNeeded: top &- stackHighWater()))
}

func report(_ name: StaticString, _ value: UInt32) {
  write(name)
  write(": ")
  write(decimal: value)
  writeLine("")
}
