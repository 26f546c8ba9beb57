#!/usr/bin/env python3
"""Fuzzes the JSON reader and writer against Python's json. Arguments: seconds (600), seed (0)."""

import base64
import json
import os
import random
import subprocess
import sys
import time

import tools

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 600
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 0
BATCH = 20000
random.seed(SEED)

TOKENS = [b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b" ", b"\n", b"true", b"false", b"null", b"0", b"-", b"1", b".5"]
TOKENS += [b"e+1", b'"a"', b'"a":', b'"\\u0061":', b"\\u00e9", b"\\ud83d", b"\\ude00", b"\\ud83d\\ude00", b"\\n", b"\\x"]
TOKENS += ["é".encode(), "😀".encode(), b"\xff", b"\xed\xa0\x80", b"\x00", b"\x1f", b"\x7f", b"\xef\xbb\xbf", b"2147483648"]
CHARACTERS = 'ab"\\/\b\f\n\r\t\x00\x1f\x7f\x80é\u2028\ufeff\uffff😀\U0010ffff'


def some_text():
    return "".join(random.choice(CHARACTERS) for _ in range(random.randrange(8)))


def value(depth):
    kind = random.randrange(8 if depth < 5 else 5)
    if kind == 0:
        return random.choice([True, False, None])
    if kind == 1:
        return random.choice([0, -1, 3600, 2**31 - 1, 2**31, -(2**31), 10**30, random.randrange(-(2**33), 2**33)])
    if kind == 2:
        return random.choice([0.5, -1e300, 1e-7, 123.456])
    if kind < 6:
        return some_text()
    if kind == 6:
        return [value(depth + 1) for _ in range(random.randrange(4))]
    return {some_text(): value(depth + 1) for _ in range(random.randrange(4))}


def mutated(text):
    text = bytearray(text)
    for _ in range(random.randrange(1, 4)):
        place = random.randrange(len(text) + 1)
        kind = random.randrange(4)
        if kind == 0:
            text[place:place] = random.choice(TOKENS)
        elif kind == 1:
            del text[place : place + random.randrange(1, 4)]
        elif kind == 2 and place < len(text):
            text[place] = random.randrange(256)
        else:
            other = random.randrange(len(text) + 1)
            text[place:place] = text[min(place, other) : max(place, other)]
    return bytes(text)


def json_text():
    kind = random.randrange(10)
    if kind == 0:
        return b"".join(random.choice(TOKENS) for _ in range(random.randrange(12)))
    if kind == 1:
        depth = random.randrange(12, 22)
        return b"[" * depth + b"]" * depth
    text = json.dumps(value(0), ensure_ascii=random.random() < 0.5, indent=random.choice([None, 1])).encode()
    return text if kind < 4 else mutated(text)


def no_constant(text):
    raise ValueError(text)


def pairs(members):
    if len({name for name, _ in members}) < len(members):
        raise ValueError("a name stands twice")
    if len(members) > 256:
        raise ValueError("too many members")
    return {"pairs": members}


def canonical(value, depth=0):
    if isinstance(value, str):
        return "s" + base64.b64encode(value.encode()).decode()
    if isinstance(value, bool):
        return "t" if value else "f"
    if value is None:
        return "n"
    if isinstance(value, (list, dict)) and depth >= 16:
        raise ValueError("too deep")
    if isinstance(value, list):
        return "[" + ",".join(canonical(v, depth + 1) for v in value) + "]" if value else "-"
    if isinstance(value, dict):
        members = [canonical(k)[1:] + ":" + canonical(v, depth + 1) for k, v in value["pairs"]]
        return "{" + ",".join(members) + "}" if members else "-"
    return value(None)


def number(text):
    is_int32 = len(text) <= 11 and text.lstrip("-").isdigit() and -(2**31) <= int(text) < 2**31
    shown = f"i{int(text)}" if is_int32 else "-"
    return lambda _: shown


DECODER = json.JSONDecoder(object_pairs_hook=pairs, parse_int=number, parse_float=number, parse_constant=no_constant)


def read_by_python(text):
    try:
        decoded = text.decode()
        if decoded.startswith("\ufeff"):
            return "error"
        return canonical(DECODER.decode(decoded))
    except (ValueError, RecursionError):
        return "error"


def arbitrary_bytes():
    if random.random() < 0.5:
        return some_text().encode()
    if random.random() < 0.5:
        return mutated(some_text().encode())
    return random.randbytes(random.randrange(12))


def is_written_right(text, body):
    try:
        return json.loads(body)["Password"] == text.decode() and not any(c < " " for c in body)
    except (UnicodeDecodeError, ValueError):
        return False


def run(path, mode, inputs):
    lines = b"\n".join(base64.b64encode(text) for text in inputs) + b"\n"
    environment = {**os.environ, "COGNITO_CLIENT_ID": "client", "COGNITO_CLIENT_SECRET": "secret"}
    answer = subprocess.run([path, mode], input=lines, env=environment, check=True, capture_output=True, timeout=300)
    outputs = answer.stdout.decode().split("\n")[:-1]
    assert len(outputs) == len(inputs), f"{len(outputs)} answers to {len(inputs)} inputs"
    return outputs


def is_utf8(text):
    try:
        text.decode()
        return True
    except UnicodeDecodeError:
        return False


def main():
    path = tools.build_tool()
    end = time.monotonic() + SECONDS
    read = taken = written = 0
    while time.monotonic() < end:
        texts = [json_text() for _ in range(BATCH)]
        for text, output in zip(texts, run(path, "read", texts)):
            expected = read_by_python(text)
            assert output == expected, f"{text!r}: read as {output}, by Python as {expected}"
            taken += output != "error"
        read += BATCH
        texts = [arbitrary_bytes() for _ in range(BATCH)]
        for text, output in zip(texts, run(path, "write", texts)):
            is_right = is_written_right(text, output) if is_utf8(text) else output == "error"
            assert is_right, f"{text!r}: written as {output}"
        written += BATCH
    print(f"JSON: {read} texts read, of which {taken} are JSON, and {written} written, as Python's json does; seed {SEED}")


main()
