/// `mv a0, sp; ret`
@used @section(".text.stack_pointer")
let stackPointerCode: (UInt32, UInt32) = (0x0001_0513, 0x0000_8067)
