#!/usr/bin/env python3
"""Makes ACVP vector sets with lengths that NIST's files do not have, and their responses, with hashlib and hmac.

    make-acvp-vectors.py          writes Tests/Vectors/acvp/python-*.json
    make-acvp-vectors.py --check  compares them with what it would write

Digests of messages that are not whole bytes, which hashlib does not have, come from the SHA-256 below; one in a
hundred of those that hashlib does have is compared with it.
"""
import hashlib
import hmac
import json
import pathlib
import random
import sys

DIRECTORY = pathlib.Path(__file__).resolve().parents[1] / "Vectors" / "acvp"


def primes(count):
    found = []
    n = 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def root(n, power):
    """The first 32 bits of the fractional part of a root, with integers alone."""
    n <<= 32 * power
    low, high = 0, 1 << 40
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**power <= n else (low, middle)
    return low & 0xFFFFFFFF


K = [root(p, 3) for p in primes(64)]
H = [root(p, 2) for p in primes(8)]


def sha256_bits(bits):
    """FIPS 180-4 for a text of "0" and "1"."""
    padded = bits + "1" + "0" * (-(len(bits) + 65) % 512) + format(len(bits), "064b")
    state = list(H)
    for start in range(0, len(padded), 512):
        w = [int(padded[i:i + 32], 2) for i in range(start, start + 512, 32)]

        def rotr(x, n):
            return (x >> n | x << 32 - n) & 0xFFFFFFFF

        for t in range(16, 64):
            s0 = rotr(w[t - 15], 7) ^ rotr(w[t - 15], 18) ^ w[t - 15] >> 3
            s1 = rotr(w[t - 2], 17) ^ rotr(w[t - 2], 19) ^ w[t - 2] >> 10
            w.append((s1 + w[t - 7] + s0 + w[t - 16]) & 0xFFFFFFFF)
        a, b, c, d, e, f, g, h = state
        for t in range(64):
            t1 = h + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (e & f ^ ~e & g) + K[t] + w[t]
            t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (a & b ^ a & c ^ b & c)
            h, g, f, e, d, c, b, a = g, f, e, (d + t1) & 0xFFFFFFFF, c, b, a, (t1 + t2) & 0xFFFFFFFF
        state = [(x + y) & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return "".join(format(x, "08X") for x in state)


def sha256(bits):
    if len(bits) % 8:
        return sha256_bits(bits)
    digest = hashlib.sha256(as_bytes(bits)).hexdigest().upper()
    assert len(bits) > 4096 or random.randrange(100) > 0 or digest == sha256_bits(bits)
    return digest


def as_bytes(bits):
    padded = bits + "0" * (-len(bits) % 8)
    return int("1" + padded, 2).to_bytes(len(padded) // 8 + 1, "big")[1:]


def as_bits(text):
    return format(int("1" + text, 16), "b")[1:]


def some_bits(count):
    return "".join(random.choice("01") for _ in range(count))


def monte_carlo(seed, is_alternate):
    count = len(seed)
    results = []
    for _ in range(100):
        a = b = c = seed
        for _ in range(1000):
            message = a + b + c
            if is_alternate:
                message = message[:count] if len(message) >= count else message + "0" * (count - len(message))
            digest = sha256(message)
            a, b, c = b, c, as_bits(digest)
        results.append(digest)
        seed = c
    return results


class VectorSet:
    def __init__(self, algorithm, revision, identifier):
        self.head = {"vsId": identifier, "algorithm": algorithm, "revision": revision}
        self.prompt, self.response, self.count = [], [], 0

    def group(self, members, tests):
        prompts, responses = [], []
        for prompt, response in tests:
            self.count += 1
            prompts.append({"tcId": self.count, **prompt})
            responses.append({"tcId": self.count, **response})
        identifier = len(self.prompt) + 1
        self.prompt.append({"tgId": identifier, **members, "tests": prompts})
        self.response.append({"tgId": identifier, "tests": responses})

    def files(self):
        version = {"acvVersion": "1.0"}
        for name, groups in (("prompt", self.prompt), ("expected", self.response)):
            yield name, json.dumps([version, {**self.head, "testGroups": groups}], indent=2) + "\n"


def hash_set():
    made = VectorSet("SHA2-256", "1.0", 4711)
    lengths = list(range(0, 18)) + [440, 441, 447, 448, 455, 456, 504, 511, 512, 513, 959, 960, 1023, 1024, 1025, 5000]
    tests = []
    for count in lengths:
        bits = some_bits(count)
        tests.append(({"msg": as_bytes(bits).hex().upper(), "len": count}, {"md": sha256(bits)}))
    # No bits at all may be written as a byte, and digits may be small.
    tests.append(({"msg": "00", "len": 0}, {"md": sha256("")}))
    tests.append(({"msg": "abcdef", "len": 24}, {"md": sha256(as_bits("abcdef"))}))
    made.group({"testType": "AFT"}, tests)
    for version, seeds in (("standard", [256, 8]), ("alternate", [8, 256, 520, 767 + 1, 1024])):
        tests = []
        for count in seeds:
            bits = some_bits(count)
            results = monte_carlo(bits, version == "alternate")
            tests.append(({"msg": as_bytes(bits).hex().upper(), "len": count},
                          {"resultsArray": [{"md": digest} for digest in results]}))
        made.group({"mctVersion": version, "testType": "MCT"}, tests)
    # Without a version, as before 2023.
    bits = some_bits(256)
    made.group({"testType": "MCT"}, [({"msg": as_bytes(bits).hex().upper(), "len": 256},
                                      {"resultsArray": [{"md": d} for d in monte_carlo(bits, False)]})])
    tests = []
    for content_count, full_count in ((8, 8 << 20), (24, (8 << 20) + 8), (1, 1001), (13, 2_000_003), (64, 32), (7, 0),
                                      (2048, 3 << 22)):
        content = some_bits(content_count)
        bits = (content * (full_count // content_count + 1))[:full_count]
        tests.append(({"largeMsg": {"content": as_bytes(content).hex().upper(), "contentLength": content_count,
                                    "fullLength": full_count, "expansionTechnique": "repeating"}},
                      {"md": sha256(bits)}))
    made.group({"testType": "LDT"}, tests)
    return made


def code_set():
    made = VectorSet("HMAC-SHA2-256", "2.0", 4712)
    tests = []
    for key_count in (1, 31, 32, 33, 55, 63, 64, 65, 127, 128, 129, 1024):
        for message_count in (0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1000):
            key, message = random.randbytes(key_count), random.randbytes(message_count)
            code_count = random.randrange(1, 33)
            code = hmac.new(key, message, hashlib.sha256).hexdigest().upper()[:2 * code_count]
            tests.append(({"key": key.hex().upper(), "keyLen": 8 * key_count, "msg": message.hex().upper(),
                           "msgLen": 8 * message_count, "macLen": 8 * code_count}, {"mac": code}))
    made.group({"testType": "AFT"}, tests)
    return made


def main():
    is_check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not is_check:
        sys.exit(__doc__)
    random.seed(180_4)
    bad = 0
    for made, algorithm in ((hash_set(), "sha2-256"), (code_set(), "hmac-sha2-256")):
        for name, text in made.files():
            path = DIRECTORY / f"python-{algorithm}-{name}.json"
            if not is_check:
                path.write_text(text)
            elif path.read_text() != text:
                print(f"{path.name} differs from what this script makes")
                bad += 1
        print(f"python-{algorithm}: {made.count} tests")
    sys.exit(1 if bad else 0)


main()
