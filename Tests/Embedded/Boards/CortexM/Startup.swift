// Cortex-M start-up: the core takes its stack pointer and its entry from the vector table at address 0
// (Armv6-M and Armv7-M Architecture Reference Manuals, B1.5.3).

typealias Handler = @convention(c) () -> Void

/// The end of the stack, set by the linker script: an address, never called.
@_extern(c, "stack_top") func stackTop()

@used @section(".vectors")
let vectorTable: (stack: Handler, reset: Handler, nmi: Handler, hardFault: Handler) = (
  stackTop, reset, fault, fault
)

@c func reset() {
  boardStart()
  boardExit(success: firmware())
}

/// A trap of Swift is an undefined instruction, which ends here.
@c func fault() {
  writeLine("fault")
  boardExit(success: false)
}
