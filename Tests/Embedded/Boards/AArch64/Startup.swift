import _Volatile

// qemu `-M virt,secure=on` starts at EL3 with the MMU off and floating point not trapped.

/// `adr x0, . + 0xFFFF0; mov sp, x0`, the first words of the image; they fall through into `reset`.
@used @section(".text.boot")
let stackSetup: (UInt32, UInt32) = (0x107F_FF80, 0x9100_001F)

@used @c @section(".text.reset") func reset() {
  boardExit(success: firmware())
}

// PL011 UART (Arm DDI 0183; qemu: `VIRT_UART` in hw/arm/virt.c).
let uartData = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x0900_0000)
let uartFlags = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x0900_0018)
let uartTransmitFull: UInt32 = 0x20

func boardWrite(_ byte: UInt8) {
  while uartFlags.load() & uartTransmitFull != 0 {}
  uartData.store(UInt32(byte))
}
