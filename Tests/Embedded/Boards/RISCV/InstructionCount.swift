import _Volatile

// mtime of the core-local interruptor (qemu: `VIRT_CLINT` in hw/riscv/virt.c, hw/intc/riscv_aclint.c): 10 MHz.
// qemu runs with `-icount shift=7`: 128 ns of virtual time an instruction, 100 ns a tick, so none is lost.
let machineTime = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x200_BFF8)

func startInstructionCount() {}

/// The instructions since reset: at most one hundred million.
func instructionCount() -> UInt32 {
  (machineTime.load() &* 25) &>> 5
}
