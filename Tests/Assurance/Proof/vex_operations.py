"""The operations of VEX, valgrind's intermediate language, on terms. Their meaning: valgrind's `libvex_ir.h`."""

import re

from refusals import Unsupported
from terms import (
    bvadd, bvand, bvashr, bvlshr, bvmul, bvnot, bvor, bvshl, bvsub, bvxor, concat, constant, equal, extract,
    is_constant, ite, less, sign_extend, zero_extend)


def lanes(term, width):
    """The lanes of a vector, the lowest first."""
    return [extract(term, low + width - 1, low) for low in range(0, term.width, width)]


def vector(parts):
    return concat(*reversed(parts))


def _shift(operation):
    # The amount has eight bits and is less than the width.
    return lambda x, amount: operation(x, zero_extend(amount, x.width) if x.width > 8 else amount)


def _narrow_saturating(x):
    """A signed number of 16 bits as an unsigned one of 8, the nearest there is."""
    fits = equal(extract(x, 15, 8), constant(0, 8))
    return ite(extract(x, 15, 15), constant(0, 8), ite(fits, extract(x, 7, 0), constant(255, 8)))


def _choose_bytes(table, indices):
    if not all(is_constant(index) for index in indices):
        raise Unsupported("a permutation that is not constant")
    return vector([table[index.value % len(table)] for index in indices])


def _shift_both_ways(x, amount):
    """To the left, or to the right where the lowest byte of the amount is negative."""
    if not is_constant(amount):
        raise Unsupported("a shift by an amount that is not constant")
    count = signed(amount.value & 255, 8)
    return (bvshl if count >= 0 else bvlshr)(x, constant(abs(count), x.width))


def _all_ones_if(bit, width):
    return sign_extend(bit, width)


SCALAR = {
    "Add": bvadd, "Sub": bvsub, "Mul": bvmul, "And": bvand, "Or": bvor, "Xor": bvxor, "Not": bvnot,
    "Shl": _shift(bvshl), "Shr": _shift(bvlshr), "Sar": _shift(bvashr),
    "CmpEQ": equal, "CasCmpEQ": equal, "ExpCmpNE": lambda x, y: bvnot(equal(x, y)),
    "CmpNE": lambda x, y: bvnot(equal(x, y)), "CasCmpNE": lambda x, y: bvnot(equal(x, y)),
    "CmpNEZ": lambda x: bvnot(equal(x, constant(0, x.width))),
}
COMPARISONS = {
    "CmpLT": lambda x, y, signed: less(x, y, signed), "CmpLE": lambda x, y, signed: bvnot(less(y, x, signed)),
    "CmpGT": lambda x, y, signed: less(y, x, signed), "CmpGE": lambda x, y, signed: bvnot(less(x, y, signed)),
}
BY_LANE = {"Add": bvadd, "Sub": bvsub, "Mul": bvmul, "Shl": bvshl, "Shr": bvlshr}
BY_SAME_AMOUNT = {"ShlN": bvshl, "ShrN": bvlshr, "SarN": bvashr}


def apply(name, x, y=None, z=None, last=None):
    """The operation `name` on terms."""
    name = name.removeprefix("Iop_")

    if match := re.fullmatch(r"(And|Or|Xor|Not)V(128|256)", name):
        return SCALAR[match[1]](x, y) if y is not None else bvnot(x)
    if match := re.fullmatch(r"([A-Za-z]+?)(1|8|16|32|64|128)", name):
        if match[1] in SCALAR:
            return SCALAR[match[1]](x, y) if y is not None else SCALAR[match[1]](x)
        if match[1] in ("MullU", "MullS"):
            widen = zero_extend if match[1] == "MullU" else sign_extend
            return bvmul(widen(x, 2 * x.width), widen(y, 2 * x.width))
    if match := re.fullmatch(r"(Cmp[A-Z]+)(8|16|32|64)([SU])", name):
        if match[1] in COMPARISONS:
            return COMPARISONS[match[1]](x, y, match[3] == "S")

    # Conversions.
    if match := re.fullmatch(r"V?(\d+)(U|S|HI|HL)?toV?(\d+)", name):
        width = int(match[3])
        return {
            "U": lambda: zero_extend(x, width), "S": lambda: sign_extend(x, width), "HL": lambda: concat(x, y),
            "HI": lambda: extract(x, x.width - 1, x.width - width), None: lambda: extract(x, width - 1, 0),
        }[match[2]]()
    if match := re.fullmatch(r"V256to(?:V128|64)_(\d)", name):
        return lanes(x, 128 if "V128" in name else 64)[int(match[1])]
    if match := re.fullmatch(r"SetV128lo(32|64)", name):
        return concat(extract(x, 127, int(match[1])), y)

    # Vectors.
    if match := re.fullmatch(r"(ShlN|ShrN|SarN)(\d+)x(\d+)", name):
        width = int(match[2])
        amount = zero_extend(y, width) if width > 8 else y
        return vector([BY_SAME_AMOUNT[match[1]](lane, amount) for lane in lanes(x, width)])
    if match := re.fullmatch(r"(Add|Sub|Mul|Shl|Shr)(\d+)x(\d+)", name):
        width = int(match[2])
        return vector([BY_LANE[match[1]](*pair) for pair in zip(lanes(x, width), lanes(y, width))])
    if match := re.fullmatch(r"Sh(\d+)Ux(\d+)", name):
        width = int(match[1])
        return vector([_shift_both_ways(*pair) for pair in zip(lanes(x, width), lanes(y, width))])
    if match := re.fullmatch(r"CmpEQ(\d+)x(\d+)", name):
        width = int(match[1])
        return vector([_all_ones_if(equal(p, q), width) for p, q in zip(lanes(x, width), lanes(y, width))])
    if match := re.fullmatch(r"CmpGT(\d+)([SU])x(\d+)", name):
        width, is_signed = int(match[1]), match[2] == "S"
        return vector([
            _all_ones_if(less(q, p, is_signed), width) for p, q in zip(lanes(x, width), lanes(y, width))])
    if match := re.fullmatch(r"Interleave(LO|HI)(\d+)x(\d+)", name):
        # Lanes of the second and the first argument in turn.
        width, half = int(match[2]), int(match[3]) // 2
        start = 0 if match[1] == "LO" else half
        pairs = zip(lanes(y, width)[start:start + half], lanes(x, width)[start:start + half])
        return vector([lane for pair in pairs for lane in pair])
    if match := re.fullmatch(r"Cat(Even|Odd)Lanes(\d+)x(\d+)", name):
        width, start = int(match[2]), 0 if match[1] == "Even" else 1
        return vector(lanes(y, width)[start::2] + lanes(x, width)[start::2])
    if match := re.fullmatch(r"Interleave(Even|Odd)Lanes(\d+)x(\d+)", name):
        width, start = int(match[2]), 0 if match[1] == "Even" else 1
        pairs = zip(lanes(y, width)[start::2], lanes(x, width)[start::2])
        return vector([lane for pair in pairs for lane in pair])
    if match := re.fullmatch(r"Perm8x(8|16)", name):
        return _choose_bytes(lanes(x, 8), lanes(y, 8))
    if match := re.fullmatch(r"Reverse8sIn(\d+)_x(\d+)", name):
        return vector([concat(*lanes(lane, 8)) for lane in lanes(x, int(match[1]))])
    if match := re.fullmatch(r"Dup(\d+)x(\d+)", name):
        return vector([x] * int(match[2]))
    if match := re.fullmatch(r"GetElem(\d+)x(\d+)", name):
        return lanes(x, int(match[1]))[y.value]
    if name == "QNarrowBin16Sto8Ux16":
        return vector([_narrow_saturating(lane) for lane in lanes(y, 16) + lanes(x, 16)])
    if name == "SliceV128":
        # Sixteen bytes of both, from the byte `z` of the second on.
        return extract(concat(x, y), 8 * z.value + 127, 8 * z.value)
    if name == "64x4toV256":
        return concat(x, y, z, last)
    raise Unsupported(f"the operation {name}")


def signed(value, width):
    return value - (1 << width) if value >> (width - 1) else value


def width_of_type(name):
    """Ity_I32 has 32 bits. A floating-point number is its bits."""
    if match := re.fullmatch(r"Ity_[IVF](\d+)", name):
        return int(match[1])
    raise Unsupported(f"the type {name}")
