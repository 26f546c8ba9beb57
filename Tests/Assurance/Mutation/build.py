"""Compiles a library file by file, so that a change costs one file, and runs the tests on it."""

import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import threading
import time

RUNNER = """
import Testing

@main enum Runner {
  static func main() async { await Testing.__swiftPMEntryPoint() as Never }
}
"""

# What the tests are, those that take longer than the others, and those that take long: each runs where what is before
# it finds nothing.
TESTS = {
    "PureCrypto": (
        "PureCryptoTests", "HMACVectorTests|BatchTests|BackendTests", "MonteCarlo|SHA256VectorTests|NaiveSHA256Tests"),
    "CognitoCrypto": (
        "CognitoCryptoTests", "CredentialLintTests|DiagnosisPartsTests|DiagnosisTests|DiagnosisUnicodeTests",
        "DiagnosisCorpusTests"),
}  # fmt: skip
# Tests of what the optimiser makes.
OPTIMIZED = "AllocationTests|WipingTests"
# Tests of the files of the repository, which no mutant changes, and of 1.6 GB.
NEVER = "SourceRulesTests|TraceabilityTests|VectorFilesTests|LargeMessage"

LIBRARY = "libUnderTest.so"
PASSED = re.compile(r"Test run with [1-9]\d* tests? .*passed")


class Library:
    def __init__(self, root, module, is_size_first=False, name=None):
        self.root, self.module = root, module
        self.flags = ["-D", "SizeFirst" if is_size_first else "HardwareAcceleration"]
        arguments = ["--traits", "SizeFirst", "--scratch-path", ".build-size-first"] if is_size_first else []
        self.products = root / (".build-size-first" if is_size_first else ".build") / "debug"
        # The package builds the modules that are not changed.
        subprocess.run(
            ["swift", "build", "--target", "CognitoCrypto", *arguments], cwd=root, check=True, stdout=subprocess.DEVNULL
        )
        self.work = root / ".build-mutate" / (name or module + ("-size-first" if is_size_first else ""))
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.copy_sources()
        self.build_tests()
        self.objects = {}
        for source in self.sources:
            self.objects[source.name] = self.work / f"{source.stem}.o"
            if not self.compile(source, source, self.objects[source.name]):
                raise SystemExit(f"{source} does not compile")
        self.local = threading.local()
        self.lock, self.checked = threading.Lock(), set()
        self.running = set()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.give_up)
        self.folders = 0
        self.link_tests()
        # The tests must pass without a change.
        start = time.monotonic()
        self.limit = 600
        if self.notices(self.work, quick=True):
            raise SystemExit("the tests fail without a change")
        self.seconds = time.monotonic() - start
        self.limit = 3 + 2 * self.seconds
        self.has_residue_search = False

    def copy_sources(self):
        """What is inlined into the tests would not be changed there: here, nothing is."""
        folder = self.work / "Sources"
        folder.mkdir()
        self.sources = []
        for source in sorted((self.root / "Sources" / self.module).glob("*.swift")):
            self.sources.append(folder / source.name)
            self.sources[-1].write_text(without_inlining(source.read_text()))

    def build_tests(self):
        """Builds the tests for a library of which they inline nothing: what they call is what is changed."""
        runner = self.work / "Runner.swift"
        runner.write_text(RUNNER)
        tests = self.root / "Tests"
        self.must(["swiftc", "-emit-module", *self.options(), *self.module_at(self.module), *self.sources])
        whole = ["swiftc", "-c", "-whole-module-optimization", "-package-name", "tests"]
        for name, files in [
            ("TestSupport", sorted((tests / "TestSupport").glob("*.swift"))),
            (f"{self.module}Tests", sorted((tests / f"{self.module}Tests").glob("*.swift"))),
            ("Runner", [runner]),
        ]:
            arguments = [*self.options(name), "-o", self.work / f"{name}.test.o"]
            emitted = ["-emit-module", *self.module_at(name)] if name == "TestSupport" else []
            self.must([*whole, *arguments, *emitted, *files])

    def module_at(self, name):
        return ["-emit-module-path", self.work / f"{name}.swiftmodule"]

    def must(self, arguments):
        if not self.command(arguments):
            raise SystemExit("failed: " + " ".join(map(str, arguments)))

    def check_slow_tests(self):
        """They must pass without a change, too."""
        if self.notices(self.work, quick=False):
            raise SystemExit("the slow tests fail without a change")

    def prepare_residue_search(self):
        """Builds the program that looks for words of a key in memory, optimised."""
        self.has_residue_search = True
        files = sorted((self.root / "Tests" / "Residue").rglob("*.swift"))
        self.residue = self.work / "Residue.o"
        whole = ["swiftc", "-c", "-whole-module-optimization", *self.options("ResidueTest")]
        self.must([*whole, "-o", self.residue, *files])
        if self.leaves_residue(self.work, None, None):
            raise SystemExit("the search finds words of a key without a mutant")

    def leaves_residue(self, folder, file, text):
        """Whether words of a key are found in memory where a file has this text.

        The module is optimised as a whole, as users have it.
        """
        output, program = folder / "whole.o", folder / "residue"
        sources = [source for source in self.sources if source.name != file]
        if file:
            sources.append(folder / file)
            sources[-1].write_text(without_inlining(text))
        users = (self.products / "CognitoCrypto.build").glob("*.swift.o")
        inputs = [self.residue, output, *users, *self.other_objects()]
        whole = ["swiftc", "-c", "-whole-module-optimization", *self.options(), "-o", output]
        if not self.command([*whole, *sources]):
            return False
        if not self.command(["swiftc", "-use-ld=lld", "-o", program, *inputs]):
            return False
        try:
            environment = {**os.environ, "LD_BIND_NOW": "1"}
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            return subprocess.run([program], env=environment, timeout=120, **quiet).returncode != 0
        except subprocess.TimeoutExpired:
            return True

    def give_up(self, *_):
        """A mutant may run for ever: none outlives this process."""
        for process in list(self.running):
            end(process)
        os._exit(1)

    def command(self, arguments):
        arguments = list(map(str, arguments))
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.run(arguments, cwd=self.root, **quiet).returncode == 0

    def compile(self, source, path, output, level="-O"):
        """Compiles the file `path` in the place of `source`."""
        others = [other for other in self.sources if other != source]
        primary = ["-primary-file", path, *others]
        return self.command(["swiftc", "-frontend", "-c", *primary, *self.options(level=level), "-o", output])

    def options(self, module=None, level="-O"):
        """How the package compiles a module, but nothing is inlined from another."""
        features = ["-enable-experimental-feature", "Lifetimes", "-enable-experimental-feature", "RawLayout"]
        return (
            [level, "-disable-cmo", "-module-name", module or self.module, "-enable-testing", "-swift-version", "6"]
            + ["-parse-as-library", "-suppress-warnings", *self.flags, *features]
            + ["-I", self.work, "-I", self.products / "Modules"]
        )

    def link_tests(self):
        """The tests are linked once; what is changed is in a shared library that they find where they are told."""
        output = subprocess.run(["swiftc", "-print-target-info"], check=True, capture_output=True, text=True).stdout
        resources = pathlib.Path(json.loads(output)["paths"]["runtimeResourcePath"])
        self.linker = resources.parent.parent / "bin" / "ld.lld"
        self.runtime = resources / "linux"
        self.registration = self.runtime / os.uname().machine / "swiftrt.o"
        if not self.link(self.work, self.objects):
            raise SystemExit("the library cannot be linked")
        self.program = self.work / "tests"
        inputs = [*self.work.glob("*.test.o"), self.work / LIBRARY]
        self.must(["swiftc", "-use-ld=lld", "-o", self.program, *inputs, "-lTesting", "-lFoundation"])

    def link(self, folder, objects):
        """Puts the library into a folder."""
        inputs = [self.registration, *objects.values(), *self.other_objects(), "-lswiftSwiftOnoneSupport"]
        paths = ["-L", self.runtime, "-rpath", self.runtime]
        return self.command([self.linker, "-shared", "-soname", LIBRARY, "-o", folder / LIBRARY, *paths, *inputs])

    def other_objects(self):
        """Those of the modules that are not changed, and that this one needs."""
        found = []
        for folder in self.products.glob("PureCrypto*.build"):
            if folder.stem != self.module and folder.stem != "PureCryptoTests":
                found += folder.glob("*.swift.o")
        return found

    def notices(self, folder, quick):
        """Whether the tests, or the slow ones, notice something."""
        _, longer, slow = TESTS[self.module]
        if not quick:
            return not self.passes(folder, ["--filter", slow], self.limit * 10)
        return self.first_notice(folder) or not self.passes(folder, ["--filter", longer], self.limit)

    def first_notice(self, folder, left_out=NEVER):
        """Whether the tests that find most notice something."""
        tests, longer, slow = TESTS[self.module]
        return not self.passes(folder, ["--filter", tests, "--skip", f"{longer}|{slow}|{left_out}"], self.limit)

    def notices_unoptimized(self, folder):
        """Whether the tests notice something where a file is not optimised: those that take no longer then."""
        if self.first_notice(folder, f"{NEVER}|{OPTIMIZED}"):
            return True
        longer = TESTS[self.module][1]
        return self.module != "PureCrypto" and not self.passes(folder, ["--filter", longer], self.limit)

    def check_unoptimized(self, file):
        """Unchanged, a file must pass so, too."""
        with self.lock:
            if file in self.checked:
                return
            self.checked.add(file)
            folder = self.with_change(file, (self.root / "Sources" / self.module / file).read_text(), "-Onone")
            if folder is None or self.notices_unoptimized(folder):
                raise SystemExit(f"the tests fail without a change, where {file} is not optimised")

    def passes(self, folder, chosen, limit):
        """Whether these tests of the folder's library pass within a time in seconds, and are not none."""
        process = subprocess.Popen(
            [self.program, "--testing-library", "swift-testing", *chosen],
            cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no", "LD_LIBRARY_PATH": str(folder)},
            start_new_session=True, preexec_fn=limit_memory,
        )  # fmt: skip
        self.running.add(process)
        timer = threading.Timer(limit, end, [process])
        timer.start()
        try:
            have_passed = False
            for line in process.stdout:
                if "✘" in line:
                    return False
                have_passed = have_passed or PASSED.search(line) is not None
            return process.wait() == 0 and have_passed
        finally:
            timer.cancel()
            end(process)
            self.running.discard(process)

    def with_change(self, file, text, level="-O"):
        """A folder with the library in which a text is in the place of a file's; none where it does not compile."""
        folder = self.folder()
        changed, output = folder / file, folder / "changed.o"
        changed.write_text(without_inlining(text))
        try:
            is_built = self.compile(self.work / "Sources" / file, changed, output, level)
            return folder if is_built and self.link(folder, {**self.objects, file: output}) else None
        finally:
            changed.unlink()

    def folder(self):
        """One for each thread."""
        if not hasattr(self.local, "folder"):
            self.folders += 1
            self.local.folder = self.work / f"worker-{self.folders}"
            self.local.folder.mkdir()
        return self.local.folder

    def test(self, mutant, is_listed, is_quick):
        """What becomes of a mutant. Of one that is listed, the quick tests are enough."""
        file = pathlib.Path(mutant.file).name
        text = mutant.apply((self.root / "Sources" / mutant.file).read_text())
        # Most is noticed without optimisation, which takes half the time to compile.
        self.check_unoptimized(file)
        for level, notices in [("-Onone", self.notices_unoptimized), ("-O", lambda it: self.notices(it, quick=True))]:
            folder = self.with_change(file, text, level)
            if folder is None:
                return "refused by the compiler"
            if notices(folder):
                return "killed"
        if is_listed or is_quick:
            return "survived"
        if self.has_residue_search and self.leaves_residue(folder, file, text):
            return "killed by the search for residue"
        if self.notices(folder, quick=False):
            return "killed by the slow tests"
        return "survived"


def without_inlining(text):
    return text.replace("@inlinable ", "")


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (16 << 30, 16 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end(process):
    """Ends the process and those that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
