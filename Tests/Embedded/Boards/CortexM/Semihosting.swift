// Arm semihosting, "Semihosting for AArch32 and AArch64", release 3.0: how the guest ends qemu with a status.

/// `bkpt 0xAB; bx lr`, called with the operation in r0 and its argument in r1.
@used @section(".text.semihosting")
let semihostingCode: (UInt16, UInt16) = (0xBEAB, 0x4770)

@_extern(c, "semihosting") func semihosting(_ operation: UInt32, _ argument: UInt32)

let sysExit: UInt32 = 0x18  // SYS_EXIT, section 7.5
let stoppedApplicationExit: UInt32 = 0x2_0026  // ADP_Stopped_ApplicationExit: status 0
let stoppedRunTimeError: UInt32 = 0x2_0023  // ADP_Stopped_RunTimeErrorUnknown: status 1

func boardExit(success: Bool) -> Never {
  semihosting(sysExit, success ? stoppedApplicationExit : stoppedRunTimeError)
  while true {}
}
