import _Volatile

// SysTick (Armv7-M Architecture Reference Manual, B3.3), a 24-bit counter that counts down.
// qemu runs with `-icount shift=7`: every instruction takes 128 ns of virtual time, a few ticks, so none is lost.
let sysTickControl = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0xE000_E010)
let sysTickReload = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0xE000_E014)
let sysTickCurrent = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0xE000_E018)
let sysTickEnabledOnProcessorClock: UInt32 = 0b101
let sysTickMaximum: UInt32 = 0xFF_FFFF

func startInstructionCount() {
  sysTickReload.store(sysTickMaximum)
  sysTickCurrent.store(0)
  sysTickControl.store(sysTickEnabledOnProcessorClock)
  // It takes its first value from the reload register a tick later.
  while sysTickCurrent.load() == 0 {}
}

/// The instructions since `startInstructionCount()`: at most five million.
func instructionCount() -> UInt32 {
  instructions(ticks: sysTickMaximum &- sysTickCurrent.load())
}
