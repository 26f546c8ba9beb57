import _Volatile

// How deep a call goes into the stack: paint what lies below the stack pointer, call, and look for the lowest
// word that changed. A word that is reserved and never written is not counted.

/// The stack pointer of the caller: two instructions in each board's `StackPointer.swift`.
@_extern(c, "stack_pointer") func stackPointer() -> UInt

/// The lowest address of the stack, set by the linker script: an address, never called.
@_extern(c, "stack_bottom") func stackBottom()

let paint: UInt32 = 0xA5C3_5A3C

func stackBottomAddress() -> UInt {
  unsafe unsafeBitCast(stackBottom as @convention(c) () -> Void, to: UInt.self)
}

/// Paints the stack below the caller.
@inline(never)
func paintStack() {
  var address = stackBottomAddress()
  let end = stackPointer()
  while address < end {
    unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: address).store(paint)
    address &+= 4
  }
}

/// The lowest address of the stack that was written since `paintStack()`.
@inline(never)
func stackHighWater() -> UInt {
  var address = stackBottomAddress()
  while unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: address).load() == paint {
    address &+= 4
  }
  return address
}
