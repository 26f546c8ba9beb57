"""The flags of processors, which VEX computes late, from an operation and its operands."""

from terms import bvadd, bvand, bvnot, bvor, bvsub, bvxor, constant, equal, extract, is_constant, less


def _after_subtraction(x, y):
    result = bvsub(x, y)
    return {
        "overflow": lambda: _sign(bvand(bvxor(x, y), bvxor(x, result))),
        "equal": lambda: equal(x, y), "below": lambda: less(x, y), "below or equal": lambda: bvnot(less(y, x)),
        "negative": lambda: _sign(result), "less": lambda: less(x, y, signed=True),
        "less or equal": lambda: bvnot(less(y, x, signed=True))}


def _after_addition(x, y):
    result = bvadd(x, y)
    return {
        "overflow": lambda: _sign(bvand(bvnot(bvxor(x, y)), bvxor(x, result))),
        "equal": lambda: _is_zero(result), "below": lambda: less(result, x), "negative": lambda: _sign(result)}


def _after_logic(result):
    return {
        "equal": lambda: _is_zero(result), "negative": lambda: _sign(result), "less": lambda: _sign(result),
        "less or equal": lambda: bvor(_sign(result), _is_zero(result))}


def _after_count_or_shift(result):
    return {"equal": lambda: _is_zero(result), "negative": lambda: _sign(result)}


def _is_zero(x):
    return equal(x, constant(0, x.width))


def _sign(x):
    return extract(x, x.width - 1, x.width - 1)


# valgrind's `libvex_guest_amd64.h`: conditions, of which the next number is the opposite.
_AMD64_CONDITIONS = {
    0: "overflow", 2: "below", 4: "equal", 6: "below or equal", 8: "negative", 12: "less", 14: "less or equal"}
# The number of an operation on bytes; the next three are on 2, 4 and 8 bytes. Of increments and shifts, only what
# follows from their result.
_AMD64_OPERATIONS = {
    1: _after_addition, 5: _after_subtraction, 17: lambda x, _: _after_logic(x),
    **dict.fromkeys((21, 25, 29, 33), lambda x, _: _after_count_or_shift(x))}


def amd64_condition(condition, operation, first, second):
    """Whether a condition holds after an operation, as one bit; nothing where the tool does not know it."""
    if not (is_constant(condition) and is_constant(operation)):
        return None
    size = (operation.value - 1) % 4
    x, y = (extract(term, 8 * 2**size - 1, 0) for term in (first, second))
    after = _AMD64_OPERATIONS.get(operation.value - size)
    return _choose(after and after(x, y), _AMD64_CONDITIONS.get(condition.value & ~1), condition.value & 1)


def amd64_carry(operation, first, second):
    """The carry of an operation."""
    return amd64_condition(constant(2, 64), operation, first, second)


# `libvex_guest_arm.h` and `libvex_guest_arm64.h`: conditions, of which the next number is the opposite; where a
# condition of ARM is the opposite of one above, its name has a "not".
_ARM_CONDITIONS = {0: "equal", 2: "not below", 4: "negative", 6: "overflow", 8: "not below or equal", 10: "not less",
                   12: "not less or equal"}
_ARM_OPERATIONS = {1: _after_addition, 2: _after_subtraction, 5: lambda x, _: _after_logic(x)}
_ARM64_OPERATIONS = {
    1: (32, _after_addition), 2: (64, _after_addition), 3: (32, _after_subtraction), 4: (64, _after_subtraction),
    9: (32, lambda x, _: _after_logic(x)), 10: (64, lambda x, _: _after_logic(x))}


def arm_condition(condition_and_operation, first, second, bits):
    """As `amd64_condition`; `condition_and_operation` has the condition in its upper four bits."""
    if not is_constant(condition_and_operation):
        return None
    number, operation = condition_and_operation.value >> 4, condition_and_operation.value & 15
    if number == 14:
        return constant(1, 1)
    width, after = (32, _ARM_OPERATIONS.get(operation)) if bits == 32 else _ARM64_OPERATIONS.get(operation, (64, None))
    x, y = extract(first, width - 1, 0), extract(second, width - 1, 0)
    name = _ARM_CONDITIONS.get(number & ~1, "")
    is_opposite = (number & 1) ^ name.startswith("not ")
    return _choose(after and after(x, y), name.removeprefix("not "), is_opposite)


def _choose(conditions, name, is_opposite):
    if not conditions or name not in conditions:
        return None
    condition = conditions[name]()
    return bvnot(condition) if is_opposite else condition
