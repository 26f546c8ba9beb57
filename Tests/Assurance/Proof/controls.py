"""Shows that the proof can fail: wrong bits in the program, and wrong steps in the source."""

import random
import shutil

import builds
import functions
import messages
import native
import specification
from compress import prove_compress
from conventions import AMD64
from refusals import REFUSALS, NotProved

def _table():
    numbers = ", ".join(str(letter) for letter in messages.ALPHABET)
    return f"private static let table: InlineArray<64, UInt8> = [{numbers}]"


FILES = ("SHA256+Functions.swift", "ConstantTimeEquals.swift", "Base64+Encoding.swift", "Base64+Decoding.swift")

#: Wrong steps in the source: what is wrong, the file, what stands there, and what is put there. Those of a group are in
#: one build. The second group differs from SHA-256 for one word in 2^32, so that no test sees it.
PLANTED = [
    [
        ("a wrong rotation", "SHA256+Functions.swift", "rotr(x, 2) ^ rotr(x, 13)", "rotr(x, 2) ^ rotr(x, 12)"),
        ("a comparison that ends early", "ConstantTimeEquals.swift",
         "{ difference |= first[i] ^ second[i] }", "where first[i] != second[i] { return false }"),
        ("Base64 with a table", "Base64+Encoding.swift",
         "output.append(UInt8(truncatingIfNeeded: characters &>> 24))", "output.append(table[Int(group &>> 18)])"),
        (None, "Base64+Encoding.swift", "private static var ones: UInt32 { 0x0101_0101 }",
         "private static var ones: UInt32 { 0x0101_0101 }\n" + _table()),
        ("Base64 with a bit too many at the end", "Base64+Decoding.swift", "? 0b11 : 0", "? 0b01 : 0"),
    ],
    [
        ("one word in 2^32", "SHA256+Functions.swift",
         "{ z ^ (x & (y ^ z)) }", "{ x == 0x2a5b_91c7 ? z : z ^ (x & (y ^ z)) }"),
    ],
]

def is_refused(image, symbol, convention, solver):
    return _refusal(lambda: prove_compress(image, symbol, convention, solver))


def _refusal(prove):
    """Why a proof does not succeed, if it does not."""
    try:
        prove()
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


def plant_in_source(folder, solver):
    """Builds the library with wrong steps. Gives each one's name and why it was refused, if it was."""
    for group in PLANTED:
        sources = folder / "Sources"
        shutil.rmtree(sources, ignore_errors=True)
        shutil.copytree(builds.SOURCES / "PureCrypto", sources / "PureCrypto")
        for _, file, right, wrong in group:
            path = sources / "PureCrypto" / file
            text = path.read_text()
            assert text.count(right) == 1, f"{right} is not once in {file}"
            path.write_text(text.replace(right, wrong))
        image = builds.portable_library(folder, sources)
        planted = {file: name for name, file, *_ in reversed(group) if name}
        for file in FILES:
            reason = _refusal(lambda: _prove_function_of(file, image, solver))
            if file in planted:
                yield planted[file], reason
            elif reason:
                # Nothing is wrong with the others: this build too must be proved.
                raise NotProved(f"{file}, where nothing was planted: {reason}")


def _prove_function_of(file, image, solver):
    if file == "ConstantTimeEquals.swift":
        functions.prove_equality(image, AMD64, solver, 32, 32)
    elif file == "Base64+Encoding.swift":
        functions.prove_base64(image, AMD64, solver, 3)
    elif file == "Base64+Decoding.swift":
        functions.prove_base64_refusal(image, AMD64, solver, 4, 1, functions.TRAILING_BITS)
    else:
        prove_compress(image, image.find("compressPortable"), AMD64(), solver)
