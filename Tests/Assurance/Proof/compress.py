"""The statement about a compression function of one block, and its proof."""

import dataclasses

import specification
from machine import Machine
from matching import prove
from terms import forget_all


@dataclasses.dataclass
class Proof:
    """What was seen on the way."""

    words: int
    words_found: int
    stack_byte_count: int
    instruction_count: int
    constants_read: set


def prove_compress(image, symbol, convention, solver):
    """Proves for all hash values and all blocks that a function is FIPS 180-4 §6.2.2.

    `symbol` is a function of two pointers: to a hash value, which it replaces, and to sixteen words.
    """
    forget_all()
    machine = Machine(image, convention)
    hash_value, block = specification.words("H", 8), specification.words("M", 16)
    result = _pass_words(machine, 0, "hash value", hash_value)
    _pass_words(machine, 1, "block", block)
    machine.run(image.address(symbol))
    found = [result.bytes.read(4 * i, 4) for i in range(8)]
    expected, named = specification.compress(hash_value, block)
    words_found = prove(found, expected, named, solver)
    return Proof(
        len(named) + 8, words_found, convention.stack_byte_count(), machine.instruction_count,
        machine.constants_read)


def _pass_words(machine, index, name, words):
    """Makes an argument a pointer to words."""
    region = machine.add_region(name, 4 * len(words), alignment=4)
    for i, word in enumerate(words):
        region.bytes.write(4 * i, word)
    machine.set_register(machine.convention.arguments[index], region.base)
    return region
