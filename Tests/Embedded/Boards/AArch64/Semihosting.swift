// Arm semihosting, "Semihosting for AArch32 and AArch64", release 3.0: how the guest ends qemu with a status.

/// `hlt 0xF000; ret`, called with the operation in x0 and the address of its arguments in x1.
@used @section(".text.semihosting")
let semihostingCode: (UInt32, UInt32) = (0xD45E_0000, 0xD65F_03C0)

@_extern(c, "semihosting") func semihosting(_ operation: UInt, _ arguments: UnsafeRawPointer)

let sysExit: UInt = 0x18  // SYS_EXIT, section 7.5
let stoppedApplicationExit: UInt = 0x2_0026  // ADP_Stopped_ApplicationExit: ends with the status beside it

func boardExit(success: Bool) -> Never {
  let arguments: (reason: UInt, status: UInt) = (stoppedApplicationExit, success ? 0 : 1)
  unsafe withUnsafeBytes(of: arguments) { unsafe semihosting(sysExit, $0.baseAddress.unsafelyUnwrapped) }
  while true {}
}
