#!/usr/bin/env python3
"""Compares SHA-256, HMAC and Base64 with Python's hashlib, hmac and base64. Arguments: seconds (10), seed (0)."""

import base64
import binascii
import hashlib
import hmac
import pathlib
import random
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent.parent
SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 10
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 0
BATCH = 5000
# Where something begins to be different: blocks, their padding, and the backends that take several at once.
SIZES = [0, 1, 3, 31, 32, 33, 54, 55, 56, 57, 63, 64, 65, 110, 111, 112, 118, 119, 120, 127, 128, 129, 255, 256, 257, 1024]
ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
OTHERS = b"=-_ \n\0\xff*"


def build():
    command = ["swift", "build", "--product", "ComputeTool"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    shown = subprocess.run([*command, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return pathlib.Path(shown.stdout.strip()) / "ComputeTool"


def some_bytes():
    size = random.choice(SIZES) if random.random() < 0.5 else random.randrange(300)
    kind = random.randrange(4)
    return bytes([random.randrange(256)]) * size if kind == 0 else random.randbytes(size)


def some_text():
    """Base64, for the most part, or something near it."""
    text = bytearray(base64.b64encode(random.randbytes(random.randrange(20))))
    for _ in range(random.randrange(3)):
        if text and random.random() < 0.7:
            text[random.randrange(len(text))] = random.choice(ALPHABET + OTHERS)
        else:
            text = text[:-1]
    return bytes(text)


def decoded(text):
    """Strict, as the library: Python ignores bits that are too many."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        return None
    return data if base64.b64encode(data) == text else None


def some_task():
    """A word, its arguments and the right answer."""
    kind = random.randrange(4)
    if kind == 0:
        parts = [some_bytes() for _ in range(random.randrange(1, 4))]
        return "sha256", parts, hashlib.sha256(b"".join(parts)).digest()
    if kind == 1:
        key, message = some_bytes(), some_bytes()
        return "hmac", [key, message], hmac.new(key, message, hashlib.sha256).digest()
    if kind == 2:
        data = some_bytes()
        return "encode", [data], base64.b64encode(data)
    text = some_text()
    return "decode", [text], decoded(text)


def line(word, arguments):
    return " ".join([word, *(argument.hex() or "-" for argument in arguments)])


def differences(tool, tasks):
    """What the library computes differently from the right answers."""
    lines = [line(word, arguments) for word, arguments, _ in tasks]
    text = "\n".join(lines) + "\n"
    answers = subprocess.run([tool], input=text, check=True, capture_output=True, text=True, timeout=120).stdout.split()
    assert len(answers) == len(tasks), f"{len(answers)} answers to {len(tasks)} tasks"
    expected = ["error" if right is None else right.hex() or "-" for _, _, right in tasks]
    return [f"{l}: {a}, by Python {e}" for l, a, e in zip(lines, answers, expected) if a != e]


def main():
    tool = build()
    random.seed(SEED)
    # The control: an answer that is wrong in one bit is noticed.
    assert len(differences(tool, [("sha256", [b"abc"], hashlib.sha256(b"abc").digest()[:-1] + b"\0")])) == 1
    start = time.monotonic()
    count = 0
    while time.monotonic() < start + SECONDS:
        found = differences(tool, [some_task() for _ in range(BATCH)])
        assert not found, "\n".join(found)
        count += BATCH
    rate = count / (time.monotonic() - start)
    print(f"SHA-256, HMAC and Base64: {count} cases as Python's, {rate:.0f} a second; seed {SEED}")


main()
