import _Volatile

// UART of the nRF51 (nRF51 Series Reference Manual 3.0, chapter 29).
let uartStartTransmitter = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_2008)
let uartTransmitReady = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_211C)
let uartEnable = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_2500)
let uartTransmitPin = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_250C)
let uartTransmitData = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_251C)
let uartEnabled: UInt32 = 4
let microbitTransmitPin: UInt32 = 24

func boardStart() {
  uartTransmitPin.store(microbitTransmitPin)
  uartEnable.store(uartEnabled)
  uartStartTransmitter.store(1)
}

func boardWrite(_ byte: UInt8) {
  uartTransmitReady.store(0)
  uartTransmitData.store(UInt32(byte))
  while uartTransmitReady.load() == 0 {}
}

/// The processor clock has 16 MHz (qemu: `HCLK_FRQ` in hw/arm/nrf51_soc.c): 62.5 ns a tick, 128 ns an instruction.
func instructions(ticks: UInt32) -> UInt32 {
  (ticks &* 125) &>> 8
}
