"""Instructions that the lifter does not know, and the helpers that it calls for some that it knows."""

import arm_sha
import avx512
import flags
import intel_sha
from refusals import Unsupported
from terms import concat, zero_extend


def execute(machine, address):
    """Executes the instruction at `address`, and gives the address of the next."""
    if machine.arch.name == "AMD64":
        return (avx512 if machine.image.read(address, 1) == b"\x62" else intel_sha).execute(machine, address)
    raise Unsupported(f"the instruction {machine.image.read(address, 4).hex()}")


def call_helper(machine, statement):
    """A helper that computes a vector. Its arguments are a place for the result, and each vector as two halves, the
    high one first."""
    name = statement.cee.name
    if name not in arm_sha.HELPERS:
        raise Unsupported(f"the helper {name}")
    halves = [machine.value(argument) for argument in statement.args[1:]]
    vectors = [concat(high, low) for high, low in zip(halves[::2], halves[1::2])]
    machine.temporaries[statement.tmp] = arm_sha.HELPERS[name](*vectors)


def call_pure_helper(name, arguments, width):
    """The result of a helper without effects, or nothing where the tool does not know it."""
    if name == "amd64g_calculate_condition":
        condition = flags.amd64_condition(*arguments[:4])
    elif name == "amd64g_calculate_rflags_c":
        condition = flags.amd64_carry(*arguments[:3])
    elif name in ("armg_calculate_condition", "arm64g_calculate_condition"):
        condition = flags.arm_condition(*arguments[:3], bits=width)
    else:
        return None
    return None if condition is None else zero_extend(condition, width)
