import EmbeddedMemoryHelpers
import _Volatile

// What depends on the board: the vector table, and the UART of the MPS2 (CMSDK APB UART, Arm DDI 0479).

typealias Handler = @convention(c) () -> Void

/// The end of the stack, set by the linker script: an address, never called.
@_extern(c, "stack_top") func stackTop()

@used @section(".vectors")
let vectorTable: (stack: Handler, reset: Handler, nmi: Handler, hardFault: Handler) = (stackTop, reset, stop, stop)

private let uartData = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4000)
private let uartState = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4004)
private let uartControl = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4008)

@c func reset() {
  uartControl.store(1)  // transmit
  Firmware.main()
  stop()
}

@c func stop() { while true {} }

func send(_ byte: UInt8) {
  while uartState.load() & 1 != 0 {}  // the buffer is full
  uartData.store(UInt32(byte))
}
