"""RV32I with multiplication and compressed instructions, which pyvex does not lift.

Source: The RISC-V Instruction Set Manual, volume I, RV32I, "M", "C" and the tables of instruction listings.
"""

from refusals import Unsupported
from terms import (
    bvadd, bvand, bvashr, bvlshr, bvmul, bvnot, bvor, bvshl, bvsub, bvxor, constant, equal, extract, less,
    sign_extend, zero_extend)
from vex_operations import signed

BITS = 32


def _amount(y):
    """Shifts are by the lowest five bits."""
    return zero_extend(extract(y, 4, 0), BITS)


def _bit(condition):
    return zero_extend(condition, BITS)


#: By funct3, with an immediate or a register.
OPERATIONS = {
    0: bvadd, 1: lambda x, y: bvshl(x, _amount(y)), 2: lambda x, y: _bit(less(x, y, signed=True)),
    3: lambda x, y: _bit(less(x, y)), 4: bvxor, 5: lambda x, y: bvlshr(x, _amount(y)), 6: bvor, 7: bvand}
#: By funct3, where funct7 is 0100000, and where it is 1.
SUBTRACT, SHIFT_ARITHMETIC, MULTIPLY = bvsub, lambda x, y: bvashr(x, _amount(y)), bvmul
BRANCHES = {
    0: equal, 1: lambda x, y: bvnot(equal(x, y)), 4: lambda x, y: less(x, y, signed=True),
    5: lambda x, y: bvnot(less(x, y, signed=True)), 6: less, 7: lambda x, y: bvnot(less(x, y))}
#: By funct3: the number of bytes, and how they are extended.
LOADS = {0: (1, sign_extend), 1: (2, sign_extend), 2: (4, zero_extend), 4: (1, zero_extend), 5: (2, zero_extend)}
STORES = {0: 1, 1: 2, 2: 4}


def _field(code, high, low):
    return code >> low & ((1 << (high - low + 1)) - 1)


def _gather(code, high, layout):
    """An immediate: where the bits from `high` down go, as the manual writes it: "5:4|9:6|2|3"; or "signed 8|4:3"."""
    value = top = 0
    for part in layout.removeprefix("signed ").split("|"):
        first, _, last = part.partition(":")
        width = int(first) - int(last or first) + 1
        value |= _field(code, high, high - width + 1) << int(last or first)
        top, high = max(top, int(first)), high - width
    return signed(value, top + 1) if layout.startswith("signed") else value


class _Processor:
    """Executes one instruction."""

    def __init__(self, machine, address, size):
        self.machine, self.address, self.next = machine, address, constant(address + size, BITS)

    def get(self, number):
        return self.machine.register(f"x{number}") if number else constant(0, BITS)

    def set(self, number, value):
        if number:
            self.machine.set_register(f"x{number}", value)

    def operate(self, operation, destination, x, y):
        self.set(destination, operation(x, y))

    def load(self, destination, base, offset, kind=2):
        count, extend = LOADS[kind]
        self.set(destination, extend(self.machine.load(self.at(base, offset), count), BITS))

    def store(self, source, base, offset, kind=2):
        self.machine.store(self.at(base, offset), extract(self.get(source), 8 * STORES[kind] - 1, 0))

    def at(self, base, offset):
        return bvadd(self.get(base), constant(offset, BITS))

    def branch(self, condition, offset):
        if self.machine.decide(condition, "a branch"):
            self.next = constant(self.address + offset, BITS)

    def jump(self, target, link=0):
        self.set(link, self.next)
        self.next = target

    def relative(self, offset):
        return constant(self.address + offset, BITS)

    # MARK: Instructions of 32 bits

    def whole(self, code):
        opcode, destination, kind = _field(code, 6, 0), _field(code, 11, 7), _field(code, 14, 12)
        first, second, rest = _field(code, 19, 15), _field(code, 24, 20), _field(code, 31, 25)
        immediate = signed(_field(code, 31, 20), 12)
        if opcode == 0x37:  # LUI
            self.set(destination, constant(code & 0xFFFFF000, BITS))
        elif opcode == 0x17:  # AUIPC
            self.set(destination, self.relative(code & 0xFFFFF000))
        elif opcode == 0x6F:  # JAL
            self.jump(self.relative(_gather(code, 31, "signed 20|10:1|11|19:12")), destination)
        elif opcode == 0x67 and kind == 0:  # JALR drops the lowest bit, which a link does not have
            target = self.at(first, immediate)
            self.jump(target if immediate == 0 else bvand(target, constant(-2, BITS)), destination)
        elif opcode == 0x63 and kind in BRANCHES:
            offset = signed(
                _field(code, 31, 31) << 12 | _field(code, 7, 7) << 11 | _field(code, 30, 25) << 5
                | _field(code, 11, 8) << 1, 13)
            self.branch(BRANCHES[kind](self.get(first), self.get(second)), offset)
        elif opcode == 0x03 and kind in LOADS:
            self.load(destination, first, immediate, kind)
        elif opcode == 0x23 and kind in STORES:
            self.store(second, first, signed(rest << 5 | destination, 12), kind)
        elif opcode == 0x13 and kind in (1, 5):  # Shifts by a number
            operation = {(1, 0): OPERATIONS[1], (5, 0): OPERATIONS[5], (5, 0x20): SHIFT_ARITHMETIC}.get((kind, rest))
            self.operate(self.known(operation, code), destination, self.get(first), constant(second, BITS))
        elif opcode == 0x13:
            self.operate(OPERATIONS[kind], destination, self.get(first), constant(immediate, BITS))
        elif opcode == 0x33:
            operation = {
                (0, 0x20): SUBTRACT, (5, 0x20): SHIFT_ARITHMETIC, (0, 1): MULTIPLY,
            }.get((kind, rest), OPERATIONS[kind] if rest == 0 else None)
            self.operate(self.known(operation, code), destination, self.get(first), self.get(second))
        else:
            self.known(None, code)

    # MARK: Instructions of 16 bits

    def compressed(self, code):
        kind = code & 3, _field(code, 15, 13)
        destination, source = _field(code, 11, 7), _field(code, 6, 2)
        # The registers that three bits can name.
        short, other = 8 + _field(code, 9, 7), 8 + _field(code, 4, 2)
        immediate = signed(_field(code, 12, 12) << 5 | source, 6)
        if kind == (0, 0) and code:  # C.ADDI4SPN
            self.set(other, self.at(2, _gather(code, 12, "5:4|9:6|2|3")))
        elif kind in ((0, 2), (0, 6)):  # C.LW, C.SW
            offset = _field(code, 12, 10) << 3 | _field(code, 6, 6) << 2 | _field(code, 5, 5) << 6
            (self.load if kind[1] == 2 else self.store)(other, short, offset)
        elif kind == (1, 0):  # C.ADDI
            self.set(destination, self.at(destination, immediate))
        elif kind in ((1, 1), (1, 5)):  # C.JAL, C.J
            self.jump(self.relative(_gather(code, 12, "signed 11|4|9:8|10|6|7|3:1|5")), 1 if kind[1] == 1 else 0)
        elif kind == (1, 2):  # C.LI
            self.set(destination, constant(immediate, BITS))
        elif kind == (1, 3) and destination == 2:  # C.ADDI16SP
            offset = signed(_field(code, 12, 12) << 9 | _gather(code, 6, "4|6|8:7|5"), 10)
            self.set(2, self.at(2, offset))
        elif kind == (1, 3):  # C.LUI
            self.set(destination, constant(immediate << 12, BITS))
        elif kind == (1, 4):
            self.arithmetic(code, short, other, immediate)
        elif kind in ((1, 6), (1, 7)):  # C.BEQZ, C.BNEZ
            offset = signed(_gather(code, 12, "8|4:3") | _gather(code, 6, "7:6|2:1|5"), 9)
            is_zero = equal(self.get(short), constant(0, BITS))
            self.branch(is_zero if kind[1] == 6 else bvnot(is_zero), offset)
        elif kind == (2, 0):  # C.SLLI
            self.operate(OPERATIONS[1], destination, self.get(destination), constant(source, BITS))
        elif kind == (2, 2):  # C.LWSP
            self.load(destination, 2, _field(code, 12, 12) << 5 | _gather(code, 6, "4:2|7:6"))
        elif kind == (2, 4):
            self.move(code, destination, source)
        elif kind == (2, 6):  # C.SWSP
            self.store(source, 2, _gather(code, 12, "5:2|7:6"))
        else:
            self.known(None, code)

    def arithmetic(self, code, short, other, immediate):
        """C.SRLI, C.SRAI, C.ANDI, C.SUB, C.XOR, C.OR, C.AND."""
        kind = _field(code, 11, 10)
        if kind < 2:
            self.operate((OPERATIONS[5], SHIFT_ARITHMETIC)[kind], short, self.get(short), constant(immediate, BITS))
        elif kind == 2:
            self.operate(bvand, short, self.get(short), constant(immediate, BITS))
        else:
            operation = None if _field(code, 12, 12) else (bvsub, bvxor, bvor, bvand)[_field(code, 6, 5)]
            self.operate(self.known(operation, code), short, self.get(short), self.get(other))

    def move(self, code, destination, source):
        """C.JR, C.MV, C.JALR, C.ADD."""
        adds = _field(code, 12, 12)
        if source == 0 and destination:
            self.jump(self.get(destination), 1 if adds else 0)
        elif destination:
            self.set(destination, bvadd(self.get(destination), self.get(source)) if adds else self.get(source))
        else:
            self.known(None, code)

    def known(self, operation, code):
        if operation is None:
            raise Unsupported(f"the instruction {code:x}")
        return operation


def execute(machine, address):
    """Executes the instruction at `address`, and gives the address of the next."""
    machine.address = address
    machine.count_instruction()
    code = int.from_bytes(machine.image.read(address, 4), "little")
    is_compressed = code & 3 != 3
    processor = _Processor(machine, address, 2 if is_compressed else 4)
    if is_compressed:
        processor.compressed(code & 0xFFFF)
    else:
        processor.whole(code)
    return processor.next
