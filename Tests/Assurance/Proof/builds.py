"""Builds the programs that are proved, as users build them."""

import pathlib
import subprocess

from image import Image

ROOT = pathlib.Path(__file__).resolve().parents[3]
SOURCES = ROOT / "Sources"


def run(*command):
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{result.stdout}{result.stderr}")
    return result.stdout


def hosted(folder):
    """A program of the package, the one that also runs under valgrind, built for release."""
    build = ["swift", "build", "-c", "release", "--product", "ConstantTimeProbe"]
    run(*build)
    return Image(pathlib.Path(run(*build, "--show-bin-path").strip()) / "ConstantTimeProbe")


def portable_library(folder, sources=SOURCES, level="-O"):
    """PureCrypto without backends, as a dynamic library."""
    path = folder / "libPureCrypto.so"
    run(
        "swiftc", level, "-wmo", "-swift-version", "6", "-parse-as-library", "-strict-memory-safety",
        "-enable-experimental-feature", "RawLayout", "-enable-experimental-feature", "Lifetimes",
        "-module-name", "PureCrypto", "-emit-library", "-o", path, *sorted((sources / "PureCrypto").glob("*.swift")))
    return Image(path)


def embedded(folder, triple, level, *flags, backends=()):
    """PureCrypto as firmware has it: Embedded Swift, linked with the memory functions of the package alone."""
    folder.mkdir(exist_ok=True)
    objects = []
    for module in ("EmbeddedMemoryHelpers", *backends, "PureCrypto"):
        objects.append(folder / f"{module}.o")
        run(
            "swiftc", "-target", triple, level, "-wmo", "-swift-version", "6", "-parse-as-library",
            "-no-allocations", "-strict-memory-safety", "-enable-experimental-feature", "Embedded",
            "-enable-experimental-feature", "RawLayout", "-enable-experimental-feature", "Lifetimes",
            "-enable-experimental-feature", "BuiltinModule",
            "-Xfrontend", "-disable-stack-protector", "-Xfrontend", "-function-sections", *flags, "-I", folder,
            "-module-name", module, "-emit-module", "-emit-module-path", folder / f"{module}.swiftmodule",
            "-c", *sorted((SOURCES / module).glob("*.swift")), "-o", objects[-1])
    path = folder / "firmware"
    # What is not linked is at address 0, where a proof stops. Backends are in the object of PureCrypto as well.
    run("ld.lld", "--entry=0", "--unresolved-symbols=ignore-all", "-z", "muldefs", *objects, "-o", path)
    return Image(path)
