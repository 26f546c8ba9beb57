#!/usr/bin/env python3
"""Plants the faults of mutants.txt in the library, one after the other, and runs the test that Traceability.md names.

    check-traceability.py             all of them
    check-traceability.py TEXT        those whose statement has TEXT

First, without a fault, each of these tests must pass; then, each with its fault, fail.
The control is a fault that is none, Maj as FIPS 180-4 writes it: no test may find it.
"""
import concurrent.futures
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGE = ROOT / "Sources/PureCrypto/PureCrypto.docc/Traceability.md"
MUTANTS = pathlib.Path(__file__).resolve().with_name("mutants.txt")
SECONDS = 300

CONTROL = ("SHA256+Functions.swift", "(x & y) | (z & (x | y))", "SHA256VectorTests/digests",
           "(x & y) ^ (x & z) ^ (y & z)")

sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "Tests/Assurance/Mutation"))

from build import Library  # noqa: E402


def rows():
    """The statement, file, code and test of each row, and what takes the place of the code."""
    pattern = re.compile(r"^\| (.+) \| `([^`]+\.swift)`: `([^`]+)` \| `([^`]+)` \|$", re.M)
    table = [(s, f, c.replace("\\|", "|"), t) for s, f, c, t in pattern.findall(PAGE.read_text())]
    records = [record.split("\n") for record in MUTANTS.read_text().rstrip("\n").split("\n\n")[1:]]
    if [(f, c) for _, f, c, _ in table] != [(f, c) for f, c, _ in records]:
        sys.exit("mutants.txt is not of the same lines as Traceability.md")
    return [(*row, fault) for row, (_, _, fault) in zip(table, records)]


def passes(library, folder, test):
    return library.passes(folder, ["--filter", rf"\.{test}\("], SECONDS)


def with_fault(library, file, code, test, fault):
    """Whether the test passes with the fault in the place of the code."""
    lines = (ROOT / "Sources/PureCrypto" / file).read_text().split("\n")
    index = next(i for i, line in enumerate(lines) if code in line and not line.lstrip().startswith("//"))
    lines[index] = lines[index].replace(code, fault, 1)
    folder = library.with_change(file, "\n".join(lines))
    if folder is None:
        sys.exit(f"{file} does not compile with the fault {fault}")
    return passes(library, folder, test)


def main():
    arguments = sys.argv[1:]
    chosen = [row for row in rows() if not arguments or arguments[0] in row[0]]
    if not chosen or len(arguments) > 1:
        sys.exit(__doc__)
    library = Library(ROOT, "PureCrypto", name="Traceability")
    bad = 0
    for test in sorted({row[3] for row in chosen}):
        if not passes(library, library.work, test):
            print(f"{test} fails without a fault")
            bad += 1
    if not with_fault(library, *CONTROL):
        print(f"{CONTROL[2]} finds a fault that is none")
        bad += 1
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        missed = pool.map(lambda row: with_fault(library, *row[1:]), chosen)
        for (statement, _, _, test, _), is_missed in zip(chosen, missed):
            bad += is_missed
            print(f"{'MISSED' if is_missed else 'found '}  {statement}  ({test})", flush=True)
    print(f"{len(chosen)} planted faults, {bad} failures")
    sys.exit(1 if bad else 0)


main()
