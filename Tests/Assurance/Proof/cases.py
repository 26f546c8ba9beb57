"""For which lengths whole functions are proved: few lengths on each side of each boundary, or all of an interval."""

import functions
import pipeline
from functions import PORTABLE, SHA_NI, VECTOR

# Lengths around those of a word, a block without and with its padding, and two of them.
FEW = (0, 1, 3, 4, 5, 8, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128)
FILLS = range(64)

#: The length of an id that Cognito issues.
ID = 26


def groups(is_all):
    """A claim, the statement, and its cases."""
    lengths = range(129) if is_all else FEW
    backends = (PORTABLE, VECTOR, SHA_NI) if is_all else (PORTABLE,)
    yield "vector, x86-64, -O: the schedule of four blocks", pipeline.prove_start, [()]
    yield "vector, x86-64, -O: the rounds of four blocks beside the next schedule", pipeline.prove_rounds, [()]
    yield (
        "vector, x86-64, -O: every group passes through the pipeline", pipeline.prove_groups,
        [(count,) for count in (range(1, 129) if is_all else (1, 2, 3, 8, 9))])
    yield (
        "vector, x86-64, -O: 32 blocks and more, in groups and one by one", pipeline.prove_split,
        [(count,) for count in (range(32, 100) if is_all else (32, 35))])
    yield (
        "update: every fill of the block, chunks of 0 to 128 bytes", functions.prove_update,
        [(fill, count, PORTABLE) for fill in (FILLS if is_all else FEW[:10]) for count in lengths])
    yield (
        "update on the other backends", functions.prove_update,
        [(fill, count, backend) for fill in FEW[:10] for count in FEW for backend in (VECTOR, SHA_NI)
         if is_all or fill in (0, 1, 63)])
    yield "finalize: every fill", functions.prove_finalize, [(fill, b) for fill in FILLS for b in backends]
    yield (
        "preparation of a key of 0 to 128 bytes", functions.prove_key, [(count, PORTABLE) for count in lengths])
    yield (
        "authentication code of a message and a suffix", functions.prove_code,
        [(count, suffix, b) for count in lengths for suffix in (0, ID, 64, 128) for b in backends
         if is_all or suffix in (0, ID)])
    yield (
        "Base64 of 0 to 100 bytes", functions.prove_base64,
        [(count,) for count in (range(101) if is_all else (*range(7), 32))])
    yield (
        "Base64 is decoded to the 0 to 48 bytes that it was made of", functions.prove_base64_decoding,
        [(count,) for count in (range(49) if is_all else range(7))])
    yield "Base64 of a code", functions.prove_base64_of_code, [()]
    yield (
        "secret hash of a username of 1 to 128 bytes", functions.prove_secret_hash,
        [(count, ID, PORTABLE) for count in lengths if count])
    yield (
        "comparison of 0 to 64 bytes", functions.prove_equality,
        [(count, count) for count in (range(65) if is_all else (0, 1, 31, 32, 44))] + [(31, 32), (32, 31), (0, 1)])
    longest = 44 if is_all else 8
    yield (
        "what is no Base64 is refused, and the reason is right: 1 to 44 characters", functions.prove_base64_refusal,
        [(count, 0, functions.WRONG_LENGTH) for count in range(longest) if count % 4]
        + [(count, padding, functions.WRONG_CHARACTER) for count in range(4, longest + 1, 4) for padding in range(3)]
        + [(count, padding, functions.TRAILING_BITS) for count in range(4, longest + 1, 4) for padding in (1, 2)])
