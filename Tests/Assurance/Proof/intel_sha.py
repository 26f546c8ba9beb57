"""The SHA extensions of x86-64, which the lifter does not know.

Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2B, SHA256RNDS2, SHA256MSG1, SHA256MSG2.
"""

import specification
from refusals import Unsupported
from specification import ch, maj, total
from terms import constant
from vex_operations import lanes, vector


def rounds2(destination, source, wk):
    """SHA256RNDS2: two rounds, from a, b, e, f in the source and c, d, g, h in the destination."""
    f, e, b, a = lanes(source, 32)
    h, g, d, c = lanes(destination, 32)
    for word in lanes(wk, 32)[:2]:
        t1 = total(ch(e, f, g), specification.big_sigma1(e), word, h)
        a, b, c, d, e, f, g, h = total(t1, maj(a, b, c), specification.big_sigma0(a)), a, b, c, total(t1, d), e, f, g
    return vector([f, e, b, a])


def message1(destination, source, _):
    """SHA256MSG1: W(t-16) + σ0(W(t-15)) of four words."""
    words = lanes(destination, 32) + lanes(source, 32)[:1]
    return vector([total(words[i], specification.small_sigma0(words[i + 1])) for i in range(4)])


def message2(destination, source, _):
    """SHA256MSG2: adds σ1(W(t-2)) to four words, the last two of which need the first two."""
    words = lanes(source, 32)[2:]
    for word in lanes(destination, 32):
        words.append(total(word, specification.small_sigma1(words[-2])))
    return vector(words[2:])


_OPERATIONS = {0xCB: rounds2, 0xCC: message1, 0xCD: message2}


def execute(machine, address):
    """Executes the instruction at `address`: an optional REX, 0F 38, CB to CD, ModRM. Gives the next address."""
    code = machine.image.read(address, 5)
    rex = code[0] if code[0] & 0xF0 == 0x40 else 0
    rest = code[1:] if rex else code
    if rest[:2] != b"\x0f\x38" or rest[2] not in _OPERATIONS or rest[3] >> 6 != 3:
        raise Unsupported(f"the instruction {code.hex()}")
    # REX.R and REX.B are the fourth bits of the registers' numbers.
    destination = _register(rest[3] >> 3 & 7 | (rex >> 2 & 1) << 3)
    source = _register(rest[3] & 7 | (rex & 1) << 3)
    offset = machine.arch.registers[destination][0]
    operands = [machine.registers.read(machine.arch.registers[name][0], 16) for name in (destination, source, "ymm0")]
    machine.registers.write(offset, _OPERATIONS[rest[2]](*operands))
    machine.instruction_count += 1
    return constant(address + (5 if rex else 4), 64)


def _register(number):
    return f"ymm{number}"
