"""The standards above the compression function, on bytes: FIPS 180-4 §5 and §6.2, FIPS 198-1 §4, RFC 4648 §4.

The compression function is a parameter: what follows holds whatever it computes.
"""

import specification
from terms import bvor, bvxor, concat, constant, equal, extract, ite

ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

INITIAL = [constant(word, 32) for word in specification.INITIAL_HASH_VALUE]


def octets(term):
    """A term as bytes, the most significant first (§3.1)."""
    return [extract(term, low + 7, low) for low in range(term.width - 8, -1, -8)]


def byte(value):
    return constant(value, 8)


def hash_blocks(hash_value, data, compress):
    """FIPS 180-4 §6.2.2: the hash value after all whole blocks of `data`, and the rest."""
    while len(data) >= 64:
        hash_value = compress(hash_value, specification.parse(data[:64]))
        data = data[64:]
    return hash_value, data


def padding(rest_byte_count, bit_count):
    """§5.1.1: the bit 1, zeros, and the length of the message in bits, a term of 64 bits."""
    return [byte(0x80)] + [byte(0)] * ((55 - rest_byte_count) % 64) + octets(bit_count)


def finish(hash_value, rest, bit_count, compress):
    """§5.1.1 and §6.2: the hash value of a message that ends in `rest`."""
    hash_value, rest = hash_blocks(hash_value, rest + padding(len(rest), bit_count), compress)
    assert not rest
    return hash_value


def sha256(data, compress):
    """§6.2, as 32 bytes."""
    hash_value, rest = hash_blocks(INITIAL, data, compress)
    return digest(finish(hash_value, rest, constant(8 * len(data), 64), compress))


def digest(hash_value):
    return [octet for word in hash_value for octet in octets(word)]


def prepare_key(key, compress):
    """FIPS 198-1 §4 steps 1 to 5 and 7, §6: the hash values after K0 ⊕ ipad and after K0 ⊕ opad."""
    if len(key) > 64:
        key = sha256(key, compress)
    key = key + [byte(0)] * (64 - len(key))
    return [
        compress(INITIAL, specification.parse([bvxor(octet, byte(pad)) for octet in key])) for pad in (0x36, 0x5C)]


def authenticate(inner, outer, text, compress):
    """FIPS 198-1 §4 steps 6, 8 and 9 from the hash values of the prepared key (§6), as 32 bytes."""
    after_text = []
    for start, data in ((inner, text), (outer, after_text)):
        hash_value, rest = hash_blocks(start, data, compress)
        hash_value = finish(hash_value, rest, constant(8 * (64 + len(data)), 64), compress)
        after_text += digest(hash_value)
    return digest(hash_value)


def base64(data):
    """RFC 4648 §4."""
    text = []
    for i in range(0, len(data), 3):
        group = data[i:i + 3]
        bits = concat(*group, *[byte(0)] * (3 - len(group)))
        characters = [character(extract(bits, low + 5, low)) for low in (18, 12, 6, 0)]
        text += characters[:len(group) + 1] + [byte(ord("="))] * (3 - len(group))
    return text


def is_in_alphabet(octet):
    result = constant(0, 1)
    for letter in ALPHABET:
        result = bvor(result, equal(octet, byte(letter)))
    return result


def value(octet):
    """Table 1, read backwards, for a character of it."""
    result = constant(0, 6)
    for i, letter in enumerate(ALPHABET):
        result = ite(equal(octet, byte(letter)), constant(i, 6), result)
    return result


def character(value):
    """Table 1."""
    result = byte(ALPHABET[0])
    for i, letter in enumerate(ALPHABET):
        result = ite(equal(value, constant(i, 6)), byte(letter), result)
    return result
