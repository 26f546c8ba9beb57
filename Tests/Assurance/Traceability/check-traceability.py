#!/usr/bin/env python3
"""Plants the faults of mutants.txt in the library, one after the other, and runs the test that Traceability.md names.

    check-traceability.py             all of them
    check-traceability.py --sample N  N of them, others every day
    check-traceability.py TEXT        those whose statement has TEXT

The library is the portable one. First, without a fault, each of these tests must pass; then, each with its fault, fail.
The control is a fault that is none, Maj as FIPS 180-4 writes it: no test may find it.
"""
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGE = ROOT / "Sources/PureCrypto/PureCrypto.docc/Traceability.md"
MUTANTS = pathlib.Path(__file__).resolve().with_name("mutants.txt")
SECONDS = 300

CONTROL = ("SHA256+Functions.swift", "(x & y) | (z & (x | y))", "(x & y) ^ (x & z) ^ (y & z)",
           "SHA256VectorTests/digests")

RUNNER = """import Testing
@main struct Runner { static func main() async { await Testing.__swiftPMEntryPoint() as Never } }
"""


def rows():
    """The statement, file, code and test of each row, and what takes the place of the code."""
    pattern = re.compile(r"^\| (.+) \| `([^`]+\.swift)`: `([^`]+)` \| `([^`]+)` \|$", re.M)
    table = [(s, f, c.replace("\\|", "|"), t) for s, f, c, t in pattern.findall(PAGE.read_text())]
    records = [record.split("\n") for record in MUTANTS.read_text().rstrip("\n").split("\n\n")[1:]]
    if [(f, c) for _, f, c, _ in table] != [(f, c) for f, c, _ in records]:
        sys.exit("mutants.txt is not of the same lines as Traceability.md")
    return [(*row, mutant) for row, (_, _, mutant) in zip(table, records)]


class Build:
    def __init__(self, work):
        self.work = work
        self.sources = work / "PureCrypto"
        shutil.copytree(ROOT / "Sources/PureCrypto", self.sources)
        info = json.loads(subprocess.run(["swiftc", "-print-target-info"], check=True, capture_output=True).stdout)
        self.plugins = info["paths"]["runtimeResourcePath"] + "/host/plugins"

    def swiftc(self, *arguments):
        command = ["swiftc", "-swift-version", "6", "-O", "-wmo", "-num-threads", "1", "-parse-as-library",
                   "-suppress-warnings", "-enable-testing", "-disable-cmo", "-package-name", "package",
                   "-enable-experimental-feature", "Lifetimes", "-enable-experimental-feature", "RawLayout",
                   "-I", self.work, "-L", self.work, "-Xlinker", "-rpath", "-Xlinker", self.work, *arguments]
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(result.stdout + result.stderr)

    def library(self):
        self.swiftc("-module-name", "PureCrypto", "-emit-library", "-o", self.work / "libPureCrypto.so",
                    "-emit-module", "-emit-module-path", self.work / "PureCrypto.swiftmodule",
                    *sorted(self.sources.glob("*.swift")))

    def tests(self):
        self.swiftc("-module-name", "TestSupport", "-emit-library", "-o", self.work / "libTestSupport.so",
                    "-emit-module", "-emit-module-path", self.work / "TestSupport.swiftmodule",
                    *sorted((ROOT / "Tests/TestSupport").glob("*.swift")))
        runner = self.work / "Runner.swift"
        runner.write_text(RUNNER)
        self.swiftc("-module-name", "PureCryptoTests", "-plugin-path", self.plugins, "-o", self.work / "tests",
                    "-lPureCrypto", "-lTestSupport", runner, *sorted((ROOT / "Tests/PureCryptoTests").glob("*.swift")))

    def passes(self, test):
        """Whether the test passes. One that runs into a trap or does not end does not."""
        suite, name = test.split("/")
        command = [self.work / "tests", "--testing-library", "swift-testing", "--filter", rf"\.{suite}/{name}\("]
        try:
            result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                    errors="replace", timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return False
        if "Test run started" not in result.stdout:
            sys.exit(f"{test} did not start:\n{result.stdout}")
        if result.returncode == 0 and not re.search(r"Test run with [1-9]\d* tests? .*passed", result.stdout):
            sys.exit(f"{test} is no test:\n{result.stdout}")
        return result.returncode == 0

    def with_fault(self, file, code, mutant, test):
        path = self.sources / file
        source = path.read_text()
        lines = source.split("\n")
        index = next(i for i, line in enumerate(lines) if code in line and not line.lstrip().startswith("//"))
        lines[index] = lines[index].replace(code, mutant, 1)
        path.write_text("\n".join(lines))
        self.library()
        # What is inlinable is in the tests as well.
        is_inlined = "@inlinable" in source
        if is_inlined:
            self.tests()
        passes = self.passes(test)
        path.write_text(source)
        if is_inlined:
            self.library()
            self.tests()
        return passes


def main():
    chosen = rows()
    arguments = sys.argv[1:]
    if len(arguments) == 2 and arguments[0] == "--sample":
        count = min(int(arguments[1]), len(chosen))
        start = datetime.date.today().toordinal() * count
        chosen = [chosen[(start + i) % len(chosen)] for i in range(count)]
    elif len(arguments) == 1:
        chosen = [row for row in chosen if arguments[0] in row[0]]
    elif arguments:
        chosen = []
    if not chosen:
        sys.exit(__doc__)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        build = Build(pathlib.Path(folder))
        build.library()
        build.tests()
        for test in sorted({row[3] for row in chosen}):
            if not build.passes(test):
                print(f"{test} fails without a fault")
                bad += 1
        if not build.with_fault(*CONTROL):
            print(f"{CONTROL[3]} finds a fault that is none")
            bad += 1
        for statement, file, code, test, mutant in chosen:
            is_missed = build.with_fault(file, code, mutant, test)
            bad += is_missed
            print(f"{'MISSED' if is_missed else 'found '}  {statement}  ({test})", flush=True)
    print(f"{len(chosen)} planted faults, {bad} failures")
    sys.exit(1 if bad else 0)


main()
