#!/usr/bin/env python3
"""Makes the mistakes that `Diagnosis` explains, with Python's own hmac, hashlib, base64, unicodedata and urllib.

    make-diagnosis-corpus.py FIXTURES > corpus.json

For each of FIXTURES random users of random app clients: every single mistake, some pairs of two, and some of each with
one more mistake in the encoding. Left out is what leaves the hash as it is, and a pair that gives the hash of a single
mistake. The output depends on FIXTURES alone.
"""
import base64
import hashlib
import hmac
import itertools
import json
import random
import re
import sys
import unicodedata
import urllib.parse

NAMES = ["jane", "José", "Jürgen", "Zoë", "Anaïs", "Łukasz", "Dvořák", "Nguyễn", "Søren", "山田太郎", "がぎぐ", "김철수",
         "Ωμέγα", "Иван", "Ёлка", "emoji😀", "O'Neil", "Jane", "jane+tag", "J.Smith", "ñandú", "Ångström", "Ṩtwo", "ǘ"]


def fixture(rng):
    """What is known of one request. Every second username is not ASCII; some stand in form D, as macOS gives them."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    text = lambda count, alphabet=letters: "".join(rng.choice(alphabet) for _ in range(count))
    uuid = lambda: "-".join(text(n, "0123456789abcdef") for n in (8, 4, 4, 4, 12))
    name = rng.choice(NAMES) + (text(3, "0123456789") if rng.random() < 0.7 else "")
    if rng.random() < 0.3:
        name = unicodedata.normalize("NFD", name)
    kind = rng.randrange(5)
    username = [name, name + "@example.com", uuid(), "+1555" + text(7, "0123456789"), name + "@Example.ORG"][kind]
    return {
        "username": username,
        "clientID": text(26) if rng.random() < 0.8 else text(26, letters + "ABCDEF_+"),
        "secret": text(rng.randint(49, 52)) if rng.random() < 0.7 else text(rng.randint(24, 64), letters + "XYZ_+"),
        "previousSecret": text(51),
        "sub": uuid(),
        "poolUsername": "google_" + text(21, "0123456789"),
        "email": text(8) + "@example.net",
        "phoneNumber": "+4930" + text(8, "0123456789"),
        "otherUsernames": [text(7), text(9)],
        "otherClientID": text(26),
        "userPoolID": "eu-central-1_" + text(9, letters + "ABCDEFGH"),
    }


# What happens to a text: bytes in UTF-8 become other bytes.

def lenient_base64(data):
    digits = re.sub(rb"[^A-Za-z0-9+/]", b"", data.split(b"=")[0].translate(bytes.maketrans(b"-_", b"+/")))
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    return base64.b64decode(digits + b"=" * (-len(digits) % 4))


def of_text(change):
    return lambda data: change(data.decode())


EVERYWHERE = {
    "trailing-line-feed": lambda b: b + b"\n",
    "trailing-crlf": lambda b: b + b"\r\n",
    "trailing-carriage-return": lambda b: b + b"\r",
    "trailing-space": lambda b: b + b" ",
    "leading-space": lambda b: b" " + b,
    "double-quoted": lambda b: b'"' + b + b'"',
    "single-quoted": lambda b: b"'" + b + b"'",
    "lowercased": of_text(lambda s: s.lower().encode()),
    "uppercased": of_text(lambda s: s.upper().encode()),
    "utf-16le": of_text(lambda s: s.encode("utf-16-le")),
    "utf-16be": of_text(lambda s: s.encode("utf-16-be")),
    "percent-encoded": lambda b: urllib.parse.quote(b, safe="").encode(),
    "trailing-zero": lambda b: b + b"\0",
    "byte-order-mark": of_text(lambda s: s.encode("utf-8-sig")),
    "python-bytes": lambda b: str(b).encode(),
    "swift-optional": lambda b: b'Optional("' + b + b'")',
}
TEXTS = EVERYWHERE | {
    "undefined": lambda b: b"undefined",
    "python-none": lambda b: str(None).encode(),
    "null": lambda b: b"null",
    "nil": lambda b: b"nil",
    "empty": lambda b: b"",
    "javascript-object": lambda b: b"[object Object]",
    "javascript-promise": lambda b: b"[object Promise]",
    "base64-encoded": base64.b64encode,
}
DECODED = {
    "base64-decoded": lenient_base64,
    "plus-as-space": lambda b: urllib.parse.unquote_plus(b.decode().replace("%", "%25")).encode(),
}
ONLY_NAMES = {
    "latin-1": of_text(lambda s: s.encode("latin-1", "replace")),
    "ascii": of_text(lambda s: s.encode("ascii", "replace")),
    "local-part": lambda b: b.split(b"@")[0],
    "nfc": of_text(lambda s: unicodedata.normalize("NFC", s).encode()),
    "nfd": of_text(lambda s: unicodedata.normalize("NFD", s).encode()),
    "utf-8-twice": lambda b: b.decode("latin-1").encode(),
}

# Which texts are hashed: u, c, s and p are username, client id, secret and user pool id; a key of "" is no HMAC.
FORMULAS = {
    "client-id-first": ("s", "cu"),
    "username-only": ("s", "u"),
    "client-id-only": ("s", "c"),
    "key-and-message-swapped": ("uc", "s"),
    "key-and-message-swapped-client-id-first": ("cu", "s"),
    "client-id-as-key": ("c", "us"),
    "client-id-as-key-secret-first": ("c", "su"),
    "username-as-key": ("u", "cs"),
    "username-as-key-secret-first": ("u", "sc"),
    "sha-256-without-secret": ("", "uc"),
    "sha-256-without-secret-client-id-first": ("", "cu"),
    "sha-256-secret-first": ("", "suc"),
    "sha-256-secret-first-then-client-id": ("", "scu"),
    "sha-256-secret-last": ("", "ucs"),
    "sha-256-secret-last-client-id-first": ("", "cus"),
    "user-pool-id-inside": ("s", "upc"),
    "user-pool-id-last": ("s", "ucp"),
    "user-pool-id-first": ("s", "puc"),
}
SEPARATORS = {
    "colon": b":", "space": b" ", "plus": b"+", "comma": b",", "hyphen": b"-", "slash": b"/", "bar": b"|",
    "underscore": b"_", "dot": b".", "ampersand": b"&", "semicolon": b";", "line-feed": b"\n", "tab": b"\t",
    "zero": b"\0",
}


def axes(known):
    """The mistakes, one axis for each step on the way to the hash: identifier and change of the steps."""
    def altered(part, changes):
        return [(f"{part}-{name}", {part: change}) for name, change in changes.items()]

    username = [("username-is-sub", known["sub"]), ("username-is-pool-username", known["poolUsername"]),
                ("username-is-email", known["email"]), ("username-is-phone-number", known["phoneNumber"])]
    username += [("username-is-another-users", name) for name in known["otherUsernames"]]
    client = [("client-id-is-another-clients", known["otherClientID"]),
              ("client-id-is-user-pool-id", known["userPoolID"])]
    return [
        altered("secret", TEXTS | DECODED),
        [(name, {"other-username": text.encode()}) for name, text in username],
        altered("username", TEXTS | DECODED | ONLY_NAMES),
        [(name, {"other-client-id": text.encode()}) for name, text in client],
        altered("client-id", TEXTS),
        [(f"formula-{name}", {"formula": formula}) for name, formula in FORMULAS.items()],
        [(f"separator-{name}", {"separator": separator}) for name, separator in SEPARATORS.items()],
        altered("message", EVERYWHERE),
    ]


def digest(known, steps, algorithm="sha256"):
    """Follows the steps; None where one of them is not possible."""
    same = lambda data: data
    pieces = {
        "s": steps.get("secret", same)(known["secret"].encode()),
        "u": steps.get("username", same)(steps.get("other-username", known["username"].encode())),
        "c": steps.get("client-id", same)(steps.get("other-client-id", known["clientID"].encode())),
        "p": known["userPoolID"].encode(),
    }
    key, message = steps.get("formula", ("s", "uc"))
    separator = steps.get("separator", b"")
    try:
        text = steps.get("message", same)(separator.join(pieces[piece] for piece in message))
    except UnicodeDecodeError:
        return None
    if key == "":
        return hashlib.new(algorithm, text).digest()
    return hmac.new(separator.join(pieces[piece] for piece in key), text, algorithm).digest()


def possible(known, steps):
    try:
        return digest(known, steps)
    except UnicodeDecodeError:
        return None


def b64(data):
    return base64.b64encode(data).decode()


ENCODINGS = {
    "hash-hexadecimal": lambda d: d.hex(),
    "hash-upper-case-hexadecimal": lambda d: d.hex().upper(),
    "hash-hyphenated-hexadecimal": lambda d: d.hex("-").upper(),
    "hash-base64-of-hexadecimal": lambda d: b64(d.hex().encode()),
    "hash-base64-twice": lambda d: b64(base64.b64encode(d)),
    "hash-base64url": lambda d: base64.urlsafe_b64encode(d).decode(),
    "hash-missing-padding": lambda d: b64(d).rstrip("="),
    "hash-surrounding-whitespace": lambda d: b64(d) + "\n",
    "hash-line-breaks": lambda d: b64(d)[:40] + "\r\n" + b64(d)[40:],
    "hash-percent-encoded": lambda d: urllib.parse.quote(b64(d), safe=""),
    "hash-plus-as-space": lambda d: urllib.parse.unquote_plus(b64(d)),
    "hash-quoted": lambda d: json.dumps(b64(d)),
    "hash-python-bytes": lambda d: str(base64.b64encode(d)),
    "hash-swift-optional": lambda d: f'Optional("{b64(d)}")',
    "hash-utf-8-before-base64": lambda d: b64(d.decode("latin-1").encode()),
}
MORE_ENCODINGS = {
    "hash-surrounding-whitespace": lambda d: "  " + b64(d) + " \r\n",
    "hash-base64url+hash-missing-padding": lambda d: base64.urlsafe_b64encode(d).decode().rstrip("="),
    "hash-quoted+hash-missing-padding": lambda d: f"'{b64(d)[:-1]}'",
    "hash-surrounding-whitespace+hash-hexadecimal": lambda d: d.hex() + "\n",
    "hash-surrounding-whitespace+hash-base64-twice": lambda d: b64(base64.b64encode(d) + b"\n"),
    "hash-surrounding-whitespace+hash-percent-encoded": lambda d: urllib.parse.quote_plus(b64(d)) + "\n",
    "hash-percent-encoded+hash-missing-padding": lambda d: urllib.parse.quote(b64(d)[:-1], safe=""),
}


def cases(known, rng):
    right = digest(known, {})
    all_axes = axes(known)

    singles = []
    for axis in all_axes:
        for name, steps in axis:
            made = possible(known, steps)
            if made not in (None, right):
                singles.append((name, made))
    yield from ((name, b64(made)) for name, made in singles)

    # Pairs: the common ones, and random ones of all axes.
    pairs = [pair for first, second in itertools.combinations(all_axes, 2) for pair in itertools.product(first, second)]
    common = [pair for pair in pairs if pair[0][0] + "+" + pair[1][0] in COMMON_PAIRS]
    known_digests = {made for _, made in singles} | {right}
    for (first, first_steps), (second, second_steps) in rng.sample(common, 2) + rng.sample(pairs, 8):
        made = possible(known, first_steps | second_steps)
        # Python chooses the quotes by those in the text: the diagnosis knows of those in the username only.
        if second == "message-python-bytes" and ("quoted" in first or "bytes" in first or "optional" in first):
            continue
        if made is not None and made not in known_digests:
            name, encoding = rng.choice(list(ENCODINGS.items())) if rng.random() < 0.3 else ("", b64)
            text = encoding(made)
            is_plain = text == b64(made)
            yield first + "+" + second + ("" if is_plain else "+" + name), text

    # Encodings of the right hash, and of wrong ones.
    encodings = list(ENCODINGS.items()) + list(MORE_ENCODINGS.items())
    for name, encoding in encodings:
        text = encoding(right)
        if len(set(name.split("+")) & {"hash-base64url", "hash-plus-as-space"}) and not re.search("[-_ ]", text):
            continue
        if name == "hash-percent-encoded+hash-missing-padding" and "%" not in text:
            continue
        yield name, text
    for _ in range(10):
        (name, made), (encoding_name, encoding) = rng.choice(singles), rng.choice(list(ENCODINGS.items()))
        text = encoding(made)
        if text != b64(made):
            yield name + "+" + encoding_name, text

    # Other lengths.
    for name in ("sha1", "sha224", "sha384", "sha512", "md5"):
        identifier = "hash-has-length-of-" + re.sub("sha", "sha-", name)
        yield identifier, b64(digest(known, {}, name))
        yield identifier, digest(known, {}, name).hex()

    # No hash.
    secret, client, username = known["secret"], known["clientID"], known["username"]
    yield "hash-empty", ""
    for text in ("undefined", "None", "null", "nil"):
        yield "hash-placeholder", text
    yield "hash-is-secret", secret
    yield "hash-is-base64-of-secret", b64(secret.encode())
    yield "hash-is-basic-authorization", b64(f"{client}:{secret}".encode())
    yield "hash-is-client-id", client
    yield "hash-is-username", username
    yield "hash-is-message", username + client
    yield "hash-is-message", b64((username + client).encode())


COMMON_PAIRS = {
    "secret-trailing-line-feed+formula-client-id-first", "username-trailing-line-feed+formula-client-id-first",
    "username-is-email+formula-client-id-first", "username-is-sub+formula-client-id-first",
    "formula-client-id-first+separator-colon", "formula-client-id-first+separator-space",
    "formula-client-id-first+message-trailing-line-feed", "secret-trailing-line-feed+message-trailing-line-feed",
    "secret-base64-decoded+formula-client-id-first", "secret-double-quoted+client-id-double-quoted",
    "secret-trailing-line-feed+client-id-trailing-line-feed", "secret-undefined+client-id-undefined",
    "secret-utf-16le+message-utf-16le", "secret-trailing-line-feed+username-is-email",
    "client-id-is-user-pool-id+formula-client-id-first", "username-lowercased+formula-client-id-first",
}


def main():
    count = int(sys.argv[1])
    rng = random.Random(20160418)
    fixtures = []
    for _ in range(count):
        known = fixture(rng)
        made = [list(case) for case in cases(known, rng)]
        # What the previous secret makes is explained as well.
        previous = known | {"secret": known["previousSecret"]}
        name, steps = rng.choice(axes(previous)[rng.randrange(8)])
        wrong = possible(previous, steps)
        if wrong not in (None, digest(previous, {})) and wrong != digest(known, steps):
            made.append([name, b64(wrong)])
        fixtures.append(known | {"right": b64(digest(known, {})), "cases": made})
    print("[" + ",\n".join(json.dumps(f, ensure_ascii=True, separators=(",", ":")) for f in fixtures) + "]")


main()
