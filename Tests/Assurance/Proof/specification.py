"""FIPS 180-4, the compression function of SHA-256, on terms. The constants are derived, not copied."""

from terms import bvadd, bvand, bvnot, bvxor, concat, constant, extract, variable


def primes(count):
    found = []
    candidate = 2
    while len(found) < count:
        if all(candidate % prime for prime in found):
            found.append(candidate)
        candidate += 1
    return found


def root(number, degree):
    """The greatest integer whose power is at most `number`."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle)
    return low


def fraction(prime, degree):
    """The first 32 bits of the fractional part of a root of a prime."""
    return root(prime << 32 * degree, degree) % 2**32


# §4.2.2: of the cube roots of the first 64 primes.
K = [fraction(prime, 3) for prime in primes(64)]
# §5.3.3: of the square roots of the first 8 primes.
INITIAL_HASH_VALUE = [fraction(prime, 2) for prime in primes(8)]


def total(*words):
    """§3.2: addition modulo 2^32."""
    result = words[0]
    for word in words[1:]:
        result = bvadd(result, word)
    return result


def xor(*words):
    result = words[0]
    for word in words[1:]:
        result = bvxor(result, word)
    return result


def rotr(x, n):
    """§3.2: the circular right shift."""
    return concat(extract(x, n - 1, 0), extract(x, 31, n))


def shr(x, n):
    """§3.2: the right shift."""
    return concat(constant(0, n), extract(x, 31, n))


# §4.1.2.
def ch(x, y, z):
    return bvxor(bvand(x, y), bvand(bvnot(x), z))


def maj(x, y, z):
    return xor(bvand(x, y), bvand(x, z), bvand(y, z))


def big_sigma0(x):
    return xor(rotr(x, 2), rotr(x, 13), rotr(x, 22))


def big_sigma1(x):
    return xor(rotr(x, 6), rotr(x, 11), rotr(x, 25))


def small_sigma0(x):
    return xor(rotr(x, 7), rotr(x, 18), shr(x, 3))


def small_sigma1(x):
    return xor(rotr(x, 17), rotr(x, 19), shr(x, 10))


def schedule(block):
    """§6.2.2 step 1: the message schedule, and its words with their names."""
    named = []

    def name(text, term):
        named.append((text, term))
        return term

    w = list(block)
    for t in range(16, 64):
        s1 = name(f"σ1(W{t - 2})", small_sigma1(w[t - 2]))
        s0 = name(f"σ0(W{t - 15})", small_sigma0(w[t - 15]))
        w.append(name(f"W{t}", total(s1, w[t - 7], s0, w[t - 16])))
    return w, named


def compress(hash_value, block, constants=K):
    """§6.2.2: the next hash value, and the words on the way to it, each with its name.

    `block` has its sixteen words as numbers are, see §5.2.1 and `parse`.
    """
    # Step 1.
    w, named = schedule(block)

    def name(text, term):
        named.append((text, term))
        return term

    # Step 2: the working variables.
    a, b, c, d, e, f, g, h = hash_value
    # Step 3.
    for t in range(64):
        s1 = name(f"Σ1 of round {t}", big_sigma1(e))
        chosen = name(f"Ch of round {t}", ch(e, f, g))
        t1 = name(f"T1 of round {t}", total(h, s1, chosen, constant(constants[t], 32), w[t]))
        s0 = name(f"Σ0 of round {t}", big_sigma0(a))
        majority = name(f"Maj of round {t}", maj(a, b, c))
        t2 = name(f"T2 of round {t}", total(s0, majority))
        h, g, f, e, d, c, b, a = (
            g, f, e, name(f"e of round {t}", total(d, t1)), c, b, a, name(f"a of round {t}", total(t1, t2)))
    # Step 4.
    return [total(x, y) for x, y in zip((a, b, c, d, e, f, g, h), hash_value)], named


def parse(data):
    """§5.2.1 and §3.1: 64 bytes as sixteen words, the most significant byte first."""
    return [concat(*data[i:i + 4]) for i in range(0, 64, 4)]


def words(name, count):
    """Words of which nothing is known."""
    return [variable(f"{name}{i}", 32) for i in range(count)]
