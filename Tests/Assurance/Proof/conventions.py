"""What a function may expect of its caller, and must leave to it: the calling convention of each architecture.

Swift's convention for a function without an error or an asynchronous context: that of the platform, with `self` of a
mutating method in one register that the function preserves.
"""

import archinfo

from refusals import Refused
from terms import bvadd, constant, extract, variable

#: The most of the stack that a function may use.
STACK_LIMIT = 1 << 16


class Convention:
    is_thumb = False
    #: Without the lifter.
    executes_itself = False
    #: How much the lifter shortens what it lifts.
    lifter_level = 1

    def __init__(self, stack_remainder=None):
        #: The entry's stack pointer modulo 64, where code that aligns its stack wants it known.
        self.stack_remainder = stack_remainder

    def _prepare_stack(self, machine, above, alignment, remainder):
        """The stack pointer is a multiple of `alignment`, and `remainder`."""
        if self.stack_remainder is not None:
            alignment, remainder = 64, self.stack_remainder
        self.stack = machine.add_region(
            "stack", remainder + above, low=remainder - STACK_LIMIT, alignment=alignment)
        self.entry_stack_pointer = bvadd(self.stack.base, constant(remainder, machine.pointer_width))
        self.stack_start = remainder
        machine.set_register(self.stack_pointer, self.entry_stack_pointer)

    def stack_byte_count(self):
        """The deepest that the function went, its return address not counted."""
        return self.stack_start - self.stack.lowest_access

    def check_return(self, machine):
        """The caller's registers are as they were."""
        for name, width in self.preserved:
            if extract(machine.register(name), width - 1, 0) is not extract(self.initial[name], width - 1, 0):
                raise Refused(f"returns with another {name}")
        if machine.register(self.stack_pointer) is not self.final_stack_pointer:
            raise Refused("returns with another stack pointer")

    def note_write(self, machine, offset):
        """Something was written to the register at this offset."""

    def note_registers(self, machine):
        """What must be in the registers at the end."""
        self.initial = {name: machine.register(name) for name, _ in self.preserved}


class AMD64(Convention):
    """System V AMD64 ABI §3.2."""

    arch = archinfo.ArchAMD64()
    stack_pointer = "rsp"
    arguments = ("rdi", "rsi", "rdx", "rcx", "r8", "r9")
    self_register = "r13"
    result = "rax"
    preserved = [(name, 64) for name in ("rbx", "rbp", "r12", "r13", "r14", "r15")]
    changed_by_calls = (
        ["rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11"] + [f"ymm{i}" for i in range(16)])

    def prepare(self, machine):
        # The stack pointer is 8 less than a multiple of 16, and points to the address to return to.
        self._prepare_stack(machine, above=8, alignment=16, remainder=8)
        self.return_address = variable("address to return to", 64)
        self.stack.bytes.write(self.stack_start, self.return_address)
        self.final_stack_pointer = bvadd(self.entry_stack_pointer, constant(8, 64))
        # The thread's guard of the stack, which does not change.
        thread = machine.add_region("the thread's block", 48, low=40, writable=False)
        machine.set_register("fs", thread.base)
        thread.bytes.write(40, variable("stack guard", 64))
        machine.set_register("d", constant(1, 64))
        self.note_registers(machine)

    def is_return(self, machine, address):
        return address is self.return_address

    def return_from_replacement(self, machine):
        """As `ret` does: gives the address to go on at."""
        pointer = machine.register("rsp")
        machine.set_register("rsp", bvadd(pointer, constant(8, 64)))
        return machine.load(pointer, 8)


class AArch64(Convention):
    """Procedure Call Standard for the Arm 64-bit Architecture §6.1."""

    arch = archinfo.ArchAArch64()
    stack_pointer = "xsp"
    arguments = tuple(f"x{i}" for i in range(8))
    self_register = "x20"
    result = "x0"
    changed_by_calls = [f"x{i}" for i in range(18)] + [f"q{i}" for i in (*range(8), *range(16, 32))]
    preserved = [(f"x{i}", 64) for i in range(19, 30)] + [(f"q{i}", 64) for i in range(8, 16)]

    def prepare(self, machine):
        self._prepare_stack(machine, above=0, alignment=16, remainder=0)
        self.return_address = machine.register("x30")
        self.final_stack_pointer = self.entry_stack_pointer
        self.note_registers(machine)

    def is_return(self, machine, address):
        return address is self.return_address

    def return_from_replacement(self, machine):
        return machine.register("x30")


class Thumb(Convention):
    """Procedure Call Standard for the Arm Architecture §6.1; Cortex-M processors."""

    arch = archinfo.ArchARMCortexM()
    is_thumb = True
    stack_pointer = "sp"
    arguments = ("r0", "r1", "r2", "r3")
    self_register = "r10"
    result = "r0"
    changed_by_calls = ["r0", "r1", "r2", "r3", "r12"]
    preserved = [(f"r{i}", 32) for i in range(4, 12)]

    def prepare(self, machine):
        self._prepare_stack(machine, above=0, alignment=8, remainder=0)
        self.return_address = machine.register("lr")
        self.final_stack_pointer = self.entry_stack_pointer
        # Not within an IT block.
        machine.set_register("itstate", constant(0, 32))
        self.note_registers(machine)

    def is_return(self, machine, address):
        return address is self.return_address

    def return_from_replacement(self, machine):
        return machine.register("lr")


class RISCV64(Convention):
    """RISC-V ABIs Specification, Procedure Calling Convention §2.1."""

    arch = archinfo.ArchRISCV64()
    stack_pointer = "sp"
    arguments = tuple(f"a{i}" for i in range(8))
    self_register = "s4"
    result = "a0"
    changed_by_calls = ["ra", *(f"t{i}" for i in range(7)), *(f"a{i}" for i in range(8))]
    preserved = [(name, 64) for name in ("gp", "tp", *(f"s{i}" for i in range(12)))]

    def prepare(self, machine):
        self._prepare_stack(machine, above=0, alignment=16, remainder=0)
        self.return_address = machine.register("ra")
        machine.set_register("zero", constant(0, 64))
        self.final_stack_pointer = self.entry_stack_pointer
        self.note_registers(machine)

    def is_return(self, machine, address):
        return address is self.return_address

    def return_from_replacement(self, machine):
        return machine.register("ra")


class _RV32Registers:
    """What the lifter says of other architectures."""

    name, bits = "RISCV32", 32
    registers = {f"x{i}": (4 * i, 4) for i in range(32)}
    register_list = [archinfo.Register(name=f"x{i}", size=4, vex_offset=4 * i) for i in range(32)]


class RISCV32(Convention):
    """RISC-V ABIs Specification, Procedure Calling Convention §2.1."""

    arch = _RV32Registers()
    executes_itself = True
    stack_pointer = "x2"
    arguments = tuple(f"x{i}" for i in range(10, 18))
    self_register = "x20"
    result = "x10"
    changed_by_calls = [f"x{i}" for i in (1, *range(5, 8), *range(10, 18), *range(28, 32))]
    preserved = [(f"x{i}", 32) for i in (3, 4, 8, 9, *range(18, 28))]

    def prepare(self, machine):
        self._prepare_stack(machine, above=0, alignment=16, remainder=0)
        self.return_address = machine.register("x1")
        self.final_stack_pointer = self.entry_stack_pointer
        self.note_registers(machine)

    def is_return(self, machine, address):
        return address is self.return_address

    def return_from_replacement(self, machine):
        return machine.register("x1")
