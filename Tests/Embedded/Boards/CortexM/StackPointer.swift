/// `mov r0, sp; bx lr`
@used @section(".text.stack_pointer")
let stackPointerCode: (UInt16, UInt16) = (0x4668, 0x4770)
