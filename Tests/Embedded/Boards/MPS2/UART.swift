import _Volatile

// CMSDK APB UART 0 (Arm DDI 0479, section 4.3; Arm DAI 0385: its address on mps2-an385 and -an386).
let uartData = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4000)
let uartState = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4004)
let uartControl = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4008)
let uartTransmitBufferFull: UInt32 = 1
let uartTransmitEnable: UInt32 = 1

func boardStart() {
  uartControl.store(uartTransmitEnable)
}

func boardWrite(_ byte: UInt8) {
  while uartState.load() & uartTransmitBufferFull != 0 {}
  uartData.store(UInt32(byte))
}

/// The processor clock has 25 MHz (qemu: `SYSCLK_FRQ` in hw/arm/mps2.c): 40 ns a tick, 128 ns an instruction.
func instructions(ticks: UInt32) -> UInt32 {
  (ticks &* 5) &>> 4
}
