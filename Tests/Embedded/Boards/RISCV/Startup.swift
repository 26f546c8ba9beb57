import _Volatile

// qemu `-M virt -bios none` starts at the first word of RAM, where the linker script sets the stack pointer
// and falls through into `reset`.
@used @c @section(".text.reset") func reset() {
  boardExit(success: firmware())
}

// 16550 UART (qemu: `VIRT_UART0` in hw/riscv/virt.c; PC16550D data sheet, section 8).
let uartTransmitHolding = unsafe VolatileMappedRegister<UInt8>(unsafeBitPattern: 0x1000_0000)
let uartLineStatus = unsafe VolatileMappedRegister<UInt8>(unsafeBitPattern: 0x1000_0005)
let uartTransmitEmpty: UInt8 = 0x20

func boardWrite(_ byte: UInt8) {
  while uartLineStatus.load() & uartTransmitEmpty == 0 {}
  uartTransmitHolding.store(byte)
}

// The test finisher of SiFive (qemu: `VIRT_TEST` in hw/riscv/virt.c, hw/misc/sifive_test.c): ends qemu with a status.
let testFinisher = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x10_0000)
let finisherPass: UInt32 = 0x5555
let finisherFailWithStatus1: UInt32 = 0x1_3333

func boardExit(success: Bool) -> Never {
  testFinisher.store(success ? finisherPass : finisherFailWithStatus1)
  while true {}
}
