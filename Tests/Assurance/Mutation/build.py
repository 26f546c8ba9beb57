"""Compiles a library file by file, so that a mutant costs one file, and runs the tests on it."""

import os
import pathlib
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

# What the tests are, and those that take long: they run where the others find nothing.
TESTS = {
    "PureCrypto": ("PureCryptoTests", "LargeMessage|MonteCarlo|SHA256VectorTests|NaiveSHA256Tests"),
    "CognitoCrypto": ("CognitoCryptoTests", "LargeMessage"),
}
# Tests of the files of the repository, which no mutant changes, and of 1.6 GB.
NEVER = "SourceRulesTests|VectorFilesTests|LargeMessage"


class Library:
    def __init__(self, root, module, is_size_first):
        self.root, self.module = root, module
        self.flags = ["-D", "SizeFirst"] if is_size_first else []
        arguments = ["--traits", "SizeFirst", "--scratch-path", ".build-size-first"] if is_size_first else []
        self.products = root / (".build-size-first" if is_size_first else ".build") / "debug"
        # The package builds the tests, and the modules that are not changed.
        subprocess.run(
            ["swift", "build", "--build-tests", *arguments], cwd=root, check=True, stdout=subprocess.DEVNULL
        )
        self.work = root / ".build-mutate" / (module + ("-size-first" if is_size_first else ""))
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.sources = sorted((root / "Sources" / module).glob("*.swift"))
        runner = self.work / "Runner.swift"
        runner.write_text(RUNNER)
        self.command(["swiftc", "-c", "-parse-as-library", str(runner), "-o", str(self.work / "Runner.o")])
        self.objects = {}
        for source in self.sources:
            self.objects[source.name] = self.work / f"{source.stem}.o"
            if not self.compile(source, source, self.objects[source.name]):
                raise SystemExit(f"{source} does not compile")
        self.local = threading.local()
        self.folders = 0
        # The tests must pass without a change.
        program = self.work / "tests"
        self.link(program, self.objects)
        start = time.monotonic()
        self.limit = 600
        if self.run(program, quick=True):
            raise SystemExit("the tests fail without a mutant")
        self.seconds = time.monotonic() - start
        self.limit = 10 + 5 * self.seconds

    def command(self, arguments):
        return subprocess.run(arguments, cwd=self.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def compile(self, source, path, output):
        """Compiles the file `path` in the place of `source`."""
        others = [str(other) for other in self.sources if other != source]
        features = ["-enable-experimental-feature", "Lifetimes", "-enable-experimental-feature", "RawLayout"]
        return self.command(
            ["swiftc", "-frontend", "-c", "-primary-file", str(path), *others, "-O", "-module-name", self.module]
            + ["-enable-testing", "-swift-version", "6", "-D", "HardwareAcceleration", *self.flags, *features]
            + ["-parse-as-library", "-suppress-warnings", "-I", str(self.products / "Modules"), "-o", str(output)]
        )

    def link(self, program, objects):
        tests = TESTS[self.module][0]
        others = [self.products / f"{name}.build" for name in (tests, "TestSupport", "PureCrypto", "CognitoCrypto")]
        others += sorted(self.products.glob("PureCrypto?*.build"))
        inputs = [self.work / "Runner.o", *objects.values()]
        for folder in dict.fromkeys(others):
            is_other_test = folder.name.endswith("Tests.build") and folder.name != f"{tests}.build"
            if folder.name != f"{self.module}.build" and not is_other_test:
                if folder.name != "CognitoCrypto.build" or self.module == "CognitoCrypto":
                    inputs += sorted(folder.glob("*.swift.o"))
        libraries = ["-lTesting", "-lFoundation"]
        return self.command(["swiftc", "-use-ld=lld", "-o", str(program), *map(str, inputs), *libraries])

    def run(self, program, quick):
        """Whether the tests notice something."""
        tests, slow = TESTS[self.module]
        skip = f"{slow}|{NEVER}" if quick else NEVER
        process = subprocess.Popen(
            [program, "--testing-library", "swift-testing", "--filter", tests, "--skip", skip],
            cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no"}, start_new_session=True, preexec_fn=limit_memory,
        )  # fmt: skip
        timer = threading.Timer(self.limit if quick else 10 * self.limit, end, [process])
        timer.start()
        try:
            for line in process.stdout:
                if "✘" in line:
                    return True
            return process.wait() != 0
        finally:
            timer.cancel()
            end(process)

    def test(self, mutant, with_all_tests):
        if not hasattr(self.local, "folder"):
            self.folders += 1
            self.local.folder = self.work / f"worker-{self.folders}"
            self.local.folder.mkdir()
        folder = self.local.folder
        source = self.root / "Sources" / mutant.file
        changed, output, program = folder / source.name, folder / "mutant.o", folder / "tests"
        changed.write_text(mutant.apply(source.read_text()))
        try:
            if not self.compile(source, changed, output):
                return "refused by the compiler"
            if not self.link(program, {**self.objects, source.name: output}):
                return "refused by the compiler"
        finally:
            changed.unlink()
        if self.run(program, quick=True):
            return "killed"
        if with_all_tests and self.run(program, quick=False):
            return "killed by all tests"
        return "survived"


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
