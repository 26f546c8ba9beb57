"""Shows that the proof can fail: wrong bits in the program, and wrong steps in the source."""

import random
import shutil

import builds
import native
import specification
from compress import prove_compress
from machine import Refused
from matching import NotProved
from vex_operations import Unsupported

#: What a source is changed to, and how. The first is seen by every test. The second differs for one block in 2^32 or
#: less, and only a proof sees it.
PLANTED = [
    ("a wrong rotation", "SHA256+Functions.swift",
     "rotr(x, 2) ^ rotr(x, 13) ^ rotr(x, 22)", "rotr(x, 2) ^ rotr(x, 12) ^ rotr(x, 22)"),
    ("one value in 2^32", "SHA256+Functions.swift",
     "{ z ^ (x & (y ^ z)) }", "{ x == 0x2a5b_91c7 ? z : z ^ (x & (y ^ z)) }"),
]


#: How a proof ends that does not succeed.
REFUSALS = (Refused, NotProved, Unsupported)


def is_refused(image, symbol, convention, solver):
    try:
        prove_compress(image, symbol, convention, solver)
    except REFUSALS as error:
        return str(error)
    return None


def flip_bits(image, symbol, convention, solver, constants, count, seed):
    """Flips single bits of the code and the constants until `count` of them have changed what the function does.

    Whether one has is seen by running the program. Each of those must be refused.
    """
    generator = random.Random(seed)
    start, size = image.symbols[symbol]
    places = [("code", range(start, start + size)), ("constants", sorted(constants))]
    inputs = [(generator.randbytes(32), generator.randbytes(64)) for _ in range(4)]
    right = native.run(image, symbol, inputs)
    assert right == _expected(inputs), "the program does not compute SHA-256, or cannot be run"
    changing, harmless, accepted = {"code": 0, "constants": 0}, 0, []
    while sum(changing.values()) < count:
        # One in four in the constants.
        kind, addresses = places[generator.randrange(4) == 0]
        address, bit = generator.choice(addresses), generator.randrange(8)
        image.flip(address, bit)
        try:
            if native.run(image, symbol, inputs) == right:
                harmless += 1
            else:
                changing[kind] += 1
                if not is_refused(image, symbol, convention, solver):
                    accepted.append(f"bit {bit} at {address:#x}")
        finally:
            image.flip(address, bit)
    return changing, harmless, accepted


def _expected(inputs):
    """The specification's results, as the function writes them: words, their lowest byte first."""
    from terms import constant
    result = b""
    for data in inputs:
        hash_value, block = (
            [constant(int.from_bytes(part[i:i + 4], "little"), 32) for i in range(0, len(part), 4)] for part in data)
        words, _ = specification.compress(hash_value, block)
        result += b"".join(word.value.to_bytes(4, "little") for word in words)
    return result


def plant_in_source(folder, convention, solver):
    """Builds the library with each wrong step. Gives its name and why it was refused, or nothing."""
    for name, file, right, wrong in PLANTED:
        sources = folder / "Sources"
        shutil.rmtree(sources, ignore_errors=True)
        shutil.copytree(builds.SOURCES / "PureCrypto", sources / "PureCrypto")
        path = sources / "PureCrypto" / file
        text = path.read_text()
        assert text.count(right) == 1, f"{right} is not in {file}"
        path.write_text(text.replace(right, wrong))
        image = builds.portable_library(folder, sources)
        symbol = image.find("compressPortable")
        yield name, is_refused(image, symbol, convention, solver)
