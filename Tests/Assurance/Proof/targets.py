"""What is proved: each function of each build."""

import dataclasses
import functools

import builds
from conventions import AArch64, AMD64, RISCV64, Thumb


@dataclasses.dataclass(frozen=True)
class Target:
    name: str
    build: object
    #: A part of the function's name.
    symbol: str
    convention: type
    in_gate: bool = False

    def prepare(self, folder):
        return _build(self.build, folder)


@functools.cache
def _build(build, folder):
    return build(folder)


@functools.cache
def _embedded(triple, level, *flags):
    return lambda folder: builds.embedded(folder / f"{triple}{level}{''.join(flags)}", triple, level, *flags)


def _portable(architecture, triple, convention, in_gate=False):
    """The portable function as firmware has it: fast, small, and smallest."""
    return [
        Target(f"portable, Embedded {architecture}, -O", _embedded(triple, "-O"), "compressPortable", convention,
               in_gate),
        Target(f"portable, Embedded {architecture}, -Osize", _embedded(triple, "-Osize"), "compressPortable",
               convention),
        Target(f"size-first, Embedded {architecture}, -Osize", _embedded(triple, "-Osize", "-DSizeFirst"),
               "compressRolled", convention),
    ]


COMPRESS = [
    Target("portable, x86-64, -O", builds.hosted, "10PureCrypto6SHA256V16compressPortable", AMD64, in_gate=True),
    Target("vector, x86-64, -O", builds.hosted, "16PureCryptoVector8compress_5block", AMD64, in_gate=True),
    Target("SHA-NI, x86-64, -O", builds.hosted, "15PureCryptoSHANI8compress_5block", AMD64, in_gate=True),
    *_portable("x86-64", "x86_64-unknown-none-elf", AMD64),
    *_portable("AArch64", "aarch64-none-none-elf", AArch64, in_gate=True),
    *_portable("armv7em", "armv7em-none-none-eabi", Thumb),
    *_portable("riscv64", "riscv64-none-none-eabi", RISCV64),
]
