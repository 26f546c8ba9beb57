"""Instructions of AVX-512, which the lifter does not know.

Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, "Intel AVX-512 Encoding" and the pages
of the instructions. Without masks, which are refused.
"""

import collections

import archinfo

from conventions import AMD64
from refusals import Unsupported
from terms import (
    bvadd, bvand, bvlshr, bvshl, bvxor, concat, constant, equal, extract, is_constant, variable, zero_extend)
from vex_operations import lanes, signed, vector

GENERAL = ("rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", *(f"r{i}" for i in range(8, 16)))
VEX_PREFIXES = (0xC4, 0xC5)


def _arch():
    """That of the lifter, which has the lower halves of the first sixteen registers, and what it has not."""
    arch = archinfo.ArchAMD64()
    for i in range(16):
        arch.registers[f"high half of zmm{i}"] = (0x10000 + 32 * i, 32)
        arch.registers[f"zmm{16 + i}"] = (0x20000 + 64 * i, 64)
    return arch


class AMD64WithAVX512(AMD64):
    arch = _arch()
    # Each write to a register stays in the lifted code.
    lifter_level = 0
    vectors = [name for name in arch.registers if "zmm" in name]
    changed_by_calls = [*AMD64.changed_by_calls, *vectors]

    def prepare(self, machine):
        super().prepare(machine)
        for name in self.vectors:
            machine.set_register(name, variable(f"initial {name}", 8 * self.arch.registers[name][1]))

    def note_write(self, machine, offset):
        """What is written by an instruction with a VEX prefix has zeros above."""
        number = (offset - self.arch.registers["ymm0"][0]) // 32
        if 0 <= number < 16 and machine.image.read(machine.address, 1)[0] in VEX_PREFIXES:
            machine.set_register(f"high half of zmm{number}", constant(0, 256))


# MARK: Operations, on the register of ModRM, that of EVEX.vvvv, the register or memory of ModRM, and the immediate byte

def _by_lane(operation):
    return lambda _, x, y, __: vector([operation(*pair) for pair in zip(lanes(x, 32), lanes(y, 32))])


def _by_amount(operation):
    return lambda _, __, x, amount: vector([operation(lane, amount) for lane in lanes(x, 32)])


def _rotate_left(x, amount):
    amount %= 32
    return concat(extract(x, 31 - amount, 0), extract(x, 31, 32 - amount)) if amount else x


def _by_128_bits(operation, width):
    """An operation on the lanes of each 128 bits."""
    def apply(_, x, y, immediate):
        parts = zip(lanes(x, 128), lanes(y, 128))
        return vector([lane for p, q in parts for lane in operation(lanes(p, width), lanes(q, width), immediate)])
    return apply


def _low(x, y, _):
    return _in_turn(x[:len(x) // 2], y)


def _high(x, y, _):
    return _in_turn(x[len(x) // 2:], y[len(y) // 2:])


def _in_turn(x, y):
    return [lane for pair in zip(x, y) for lane in pair]


def _fields(immediate):
    return [immediate >> i & 3 for i in (0, 2, 4, 6)]


def _two_of_each(x, y, immediate):
    """VSHUFPS."""
    i, j, k, l = _fields(immediate)
    return [x[i], x[j], y[k], y[l]]


def _four(_, y, immediate):
    """VPSHUFD."""
    return [y[i] for i in _fields(immediate)]


def _low_halves(x, y, _):
    """VMOVLHPS."""
    return [x[0], y[0]]


def _choose_bytes(x, indices, _):
    """VPSHUFB."""
    return [constant(0, 8) if _number(i) & 128 else x[_number(i) & 15] for i in indices]


def _choose_words(first, second, indices):
    """VPERMT2D, VPERMI2D: from both."""
    words = lanes(first, 32) + lanes(second, 32)
    return vector([words[_number(i) % len(words)] for i in lanes(indices, 32)])


def _number(index):
    if not is_constant(index):
        raise Unsupported("a permutation that is not constant")
    return index.value


def _ternary(x, y, z, table):
    """VPTERNLOGD: any function of three bits, as the exclusive or of products."""
    products = [table >> i & 1 for i in range(8)]
    for bit in (1, 2, 4):
        products = [products[i] ^ (products[i ^ bit] if i & bit else 0) for i in range(8)]
    result = constant(0, x.width)
    for i, is_present in enumerate(products):
        if is_present:
            product = constant(-1, x.width)
            for bit, factor in ((4, x), (2, y), (1, z)):
                product = bvand(product, factor) if i & bit else product
            result = bvxor(result, product)
    return result


def _ternary_by_lane(x, y, z, table):
    return vector([_ternary(*words, table) for words in zip(lanes(x, 32), lanes(y, 32), lanes(z, 32))])


def _insert(_, x, y, immediate):
    parts = lanes(x, y.width)
    parts[immediate % len(parts)] = y
    return vector(parts)


def _extract_128(x, _, __, immediate):
    parts = lanes(x, 128)
    return parts[immediate % len(parts)]


def _load(_, __, x, ___):
    return x


def _store(x, _, __, ___):
    return x


#: Where the result goes, whether an immediate byte follows, the bytes of an operand in memory if they are not those of
#: the vector, whether their address must be a multiple of these, and whether a word in memory may stand for all lanes.
_Operation = collections.namedtuple(
    "_Operation", "apply destination has_immediate memory_byte_count is_aligned may_broadcast",
    defaults=("register", False, None, False, False))

#: By the map of opcodes, the prefix, EVEX.W, the opcode, and for some what stands in the place of a register.
_OPERATIONS = {
    (1, 0, 0, 0x28): _Operation(_load, is_aligned=True),  # VMOVAPS
    (1, 0, 0, 0x29): _Operation(_store, "operand", is_aligned=True),
    (1, 0x66, 1, 0x6F): _Operation(_load, is_aligned=True),  # VMOVDQA64
    (1, 0x66, 1, 0x7F): _Operation(_store, "operand", is_aligned=True),
    (1, 0xF3, 1, 0x6F): _Operation(_load),  # VMOVDQU64
    (1, 0xF3, 1, 0x7F): _Operation(_store, "operand"),
    (1, 0, 0, 0x14): _Operation(_by_128_bits(_low, 32)),  # VUNPCKLPS
    (1, 0, 0, 0x15): _Operation(_by_128_bits(_high, 32)),  # VUNPCKHPS
    (1, 0, 0, 0x16): _Operation(_by_128_bits(_low_halves, 64)),  # VMOVLHPS
    (1, 0, 0, 0xC6): _Operation(_by_128_bits(_two_of_each, 32), has_immediate=True),  # VSHUFPS
    (1, 0x66, 0, 0x62): _Operation(_by_128_bits(_low, 32)),  # VPUNPCKLDQ
    (1, 0x66, 0, 0x6A): _Operation(_by_128_bits(_high, 32)),  # VPUNPCKHDQ
    (1, 0x66, 1, 0x6C): _Operation(_by_128_bits(_low, 64)),  # VPUNPCKLQDQ
    (1, 0x66, 1, 0x6D): _Operation(_by_128_bits(_high, 64)),  # VPUNPCKHQDQ
    (1, 0x66, 0, 0x70): _Operation(  # VPSHUFD
        lambda _, __, x, i: _by_128_bits(_four, 32)(_, x, x, i), has_immediate=True),
    (1, 0x66, 0, 0x72, 1): _Operation(_by_amount(_rotate_left), "other", has_immediate=True),  # VPROLD
    (1, 0x66, 0, 0x72, 2): _Operation(  # VPSRLD
        _by_amount(lambda x, i: bvlshr(x, constant(i, 32))), "other", has_immediate=True),
    (1, 0x66, 0, 0xFE): _Operation(_by_lane(bvadd), may_broadcast=True),  # VPADDD
    (2, 0x66, 0, 0x00): _Operation(_by_128_bits(_choose_bytes, 8)),  # VPSHUFB
    (2, 0x66, 0, 0x76): _Operation(lambda x, y, z, _: _choose_words(y, z, x)),  # VPERMI2D
    (2, 0x66, 0, 0x7E): _Operation(lambda x, y, z, _: _choose_words(x, z, y)),  # VPERMT2D
    (3, 0x66, 0, 0x19): _Operation(_extract_128, "operand", True, 16),  # VEXTRACTF32X4
    (3, 0x66, 0, 0x25): _Operation(_ternary_by_lane, has_immediate=True, may_broadcast=True),  # VPTERNLOGD
    (3, 0x66, 0, 0x38): _Operation(_insert, "register", True, 16),  # VINSERTI32X4
    (3, 0x66, 0, 0x39): _Operation(_extract_128, "operand", True, 16),  # VEXTRACTI32X4
    (3, 0x66, 1, 0x3A): _Operation(_insert, "register", True, 32),  # VINSERTI64X4
}
_OPCODES_WITH_MORE = {0x72}


# MARK: Encoding

def execute(machine, address):
    """Executes the instruction at `address`, which begins with 62: the EVEX prefix. Gives the next address."""
    code = machine.image.read(address, 16)
    first, second, third, opcode, modrm = code[1:6]
    if "zmm16" not in machine.arch.registers or first & 0b1000 or not second & 0b100 or third & 0b1000_0111:
        raise Unsupported(f"the instruction {code.hex()}")
    key = (first & 7, (0, 0x66, 0xF3, 0xF2)[second & 3], second >> 7, opcode)
    key += (modrm >> 3 & 7,) if opcode in _OPCODES_WITH_MORE else ()
    operation, length, is_broadcast = _OPERATIONS.get(key), third >> 5 & 3, third >> 4 & 1
    if operation is None or length == 3 or (is_broadcast and (modrm >> 6 == 3 or not operation.may_broadcast)):
        raise Unsupported(f"the instruction {code.hex()}")
    byte_count = 16 << length
    # The bits of registers' numbers beyond those in ModRM are inverted.
    register = modrm >> 3 & 7 | (~first >> 7 & 1) << 3 | (~first >> 4 & 1) << 4
    other = ~second >> 3 & 15 | (~third >> 3 & 1) << 4
    operand_byte_count = 4 if is_broadcast else operation.memory_byte_count or byte_count
    place, size = None, 6
    if modrm >> 6 == 3:
        operand = modrm & 7 | (~first >> 5 & 1) << 3 | (~first >> 6 & 1) << 4
    else:
        place, size = _address(machine, code, address, operand_byte_count, operation.has_immediate)
        if operation.is_aligned:
            lowest = bvand(place, constant(operand_byte_count - 1, 64))
            if not machine.decide(equal(lowest, constant(0, 64)), "an aligned access"):
                raise Unsupported("an access that is not aligned")
    immediate = code[size] if operation.has_immediate else 0

    values = [_read(machine, register, byte_count), _read(machine, other, byte_count)]
    if operation.destination == "operand":
        values.append(None)
    else:
        value = machine.load(place, operand_byte_count) if place else _read(machine, operand, operand_byte_count)
        values.append(vector([value] * (byte_count // 4)) if is_broadcast else value)
    result = operation.apply(*values, immediate)
    if operation.destination == "operand" and place:
        machine.store(place, result)
    else:
        number = {"register": register, "other": other}.get(operation.destination)
        _write(machine, operand if number is None else number, result)
    machine.count_instruction()
    return constant(address + size + operation.has_immediate, 64)


def _read(machine, number, byte_count):
    if number >= 16:
        return extract(machine.register(f"zmm{number}"), 8 * byte_count - 1, 0)
    low = machine.register(f"ymm{number}")
    whole = concat(machine.register(f"high half of zmm{number}"), low) if byte_count == 64 else low
    return extract(whole, 8 * byte_count - 1, 0)


def _write(machine, number, term):
    """What is above the result becomes zero."""
    whole = zero_extend(term, 512)
    if number >= 16:
        machine.set_register(f"zmm{number}", whole)
    else:
        machine.set_register(f"ymm{number}", extract(whole, 255, 0))
        machine.set_register(f"high half of zmm{number}", extract(whole, 511, 256))


def _address(machine, code, address, byte_count, has_immediate):
    """The address of an operand in memory, and the number of bytes before the immediate one. A displacement of one byte
    counts operands."""
    first, modrm = code[1], code[5]
    mode, low, size = modrm >> 6, modrm & 7, 6
    index = None
    if low == 4:
        sib, size = code[6], 7
        low, scale = sib & 7, sib >> 6
        number = sib >> 3 & 7 | (~first >> 6 & 1) << 3
        if number != 4:  # There, rsp stands for none.
            index = bvshl(machine.register(GENERAL[number]), constant(scale, 64))
    if mode == 0 and low == 5:
        displacement, size = int.from_bytes(code[size:size + 4], "little", signed=True), size + 4
        # Relative to the next instruction, or to nothing.
        base = constant(address + size + has_immediate if modrm & 7 == 5 else 0, 64)
    else:
        base = machine.register(GENERAL[low | (~first >> 5 & 1) << 3])
        count = (0, 1, 4)[mode]
        displacement, size = int.from_bytes(code[size:size + count], "little", signed=True), size + count
        displacement *= byte_count if mode == 1 else 1
    place = bvadd(base, constant(displacement, 64))
    return (place if index is None else bvadd(place, index)), size
