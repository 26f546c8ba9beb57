"""What is proved: each function of each build."""

import dataclasses
import functools

import builds
from avx512 import AMD64WithAVX512
from blocks import prove_append, prove_blocks
from compress import prove_compress
from conventions import AArch64, AMD64, RISCV32, RISCV64, Thumb

ONE_BLOCK = "one block"
MANY_BLOCKS = "any number of blocks"
EACH_BLOCK = "any number of blocks, each compressed in turn"


@dataclasses.dataclass(frozen=True)
class Target:
    name: str
    build: object
    #: A part of the function's name.
    symbol: str
    convention: object
    statement: str = ONE_BLOCK
    #: Of a function of many blocks.
    fewer_than: int = None
    lane_count: int = None
    #: Proved without `--all` too.
    in_gate: bool = False

    def image(self, folder):
        return build_once(self.build, folder)

    def prove(self, image, solver):
        symbol = image.find(self.symbol)
        if self.statement == ONE_BLOCK:
            return prove_compress(image, symbol, self.convention(), solver)
        if self.statement == EACH_BLOCK:
            return prove_append(image, symbol, self.convention, solver)
        return prove_blocks(image, symbol, self.convention, solver, self.fewer_than, self.lane_count)

    def claim(self):
        blocks = f"up to {self.fewer_than - 1} blocks" if self.fewer_than else self.statement
        lanes = f" of each of {self.lane_count} messages" if self.lane_count else ""
        return f"{self.name}, {blocks}{lanes}"


@functools.cache
def build_once(build, folder):
    return build(folder)


@functools.cache
def _embedded(triple, level, *flags, backends=()):
    return lambda folder: builds.embedded(
        folder / f"{triple}{level}{''.join(flags)}", triple, level, *flags, backends=backends)


def _portable(architecture, triple, convention, in_gate=False):
    """The portable function as firmware has it: fast, small, and smallest."""
    return [
        Target(f"portable, Embedded {architecture}, -O", _embedded(triple, "-O"), "compressPortable", convention,
               in_gate=in_gate),
        Target(f"portable, Embedded {architecture}, -Osize", _embedded(triple, "-Osize"), "compressPortable",
               convention),
        Target(f"size-first, Embedded {architecture}, -Osize", _embedded(triple, "-Osize", "-DSizeFirst"),
               "compressRolled", convention),
    ]


ARM_BACKENDS = _embedded(
    "aarch64-none-none-elf", "-O", "-DHardwareAcceleration", "-DEmbeddedAcceleration", "-Xcc", "-march=armv8-a+sha2",
    backends=("PureCryptoCPU", "PureCryptoVector", "PureCryptoARMv8", "PureCryptoLanes4"))

APPEND = "6SHA256V6append_5after"

# Parts of mangled names. The vector backend computes 32 blocks and more in another way: see `pipeline.py`.
PORTABLE, VECTOR, SHA_NI, ARM = (
    "10PureCrypto6SHA256V16compressPortable", "16PureCryptoVector8compress_", "15PureCryptoSHANI8compress_",
    "15PureCryptoARMv88compress_")

#: The first is the one that is tried with wrong bits.
TARGETS = [
    Target("portable, x86-64, -O", builds.hosted, PORTABLE, AMD64, in_gate=True),
    Target("vector, x86-64, -O", builds.hosted, VECTOR + "5block", AMD64, in_gate=True),
    Target("SHA-NI, x86-64, -O", builds.hosted, SHA_NI + "5block", AMD64, in_gate=True),
    Target("vector, x86-64, -O", builds.hosted, VECTOR + "6blocks", AMD64, MANY_BLOCKS, fewer_than=32, in_gate=True),
    Target("SHA-NI, x86-64, -O", builds.hosted, SHA_NI + "6blocks", AMD64, MANY_BLOCKS, in_gate=True),
    Target("SHA-NI in pairs, x86-64, -O", builds.hosted, "15PureCryptoSHANI13compressLanes", AMD64, MANY_BLOCKS,
           lane_count=2, in_gate=True),
    Target("lanes of SSE2, x86-64, -O", builds.hosted, "16PureCryptoLanes413compressLanes", AMD64, MANY_BLOCKS,
           lane_count=4),
    Target("append with the portable backend, x86-64, -O", builds.hosted, APPEND, AMD64, EACH_BLOCK, in_gate=True),
    # These functions align their stack: there are four cases.
    *(Target(f"lanes of AVX2, x86-64, -O, stack at {remainder} modulo 64", builds.hosted,
             "19PureCryptoLanesAVX208compressC", functools.partial(AMD64, remainder), MANY_BLOCKS, lane_count=8)
      for remainder in (8, 24, 40, 56)),
    *(Target(f"lanes of AVX-512, x86-64, -O, stack at {remainder} modulo 64", builds.hosted,
             "21PureCryptoLanesAVX51208compressC", functools.partial(AMD64WithAVX512, remainder), MANY_BLOCKS,
             lane_count=16)
      for remainder in (8, 24, 40, 56)),
    *_portable("x86-64", "x86_64-unknown-none-elf", AMD64),
    *_portable("AArch64", "aarch64-none-none-elf", AArch64, in_gate=True),
    Target("append, Embedded AArch64, -O", _embedded("aarch64-none-none-elf", "-O"), APPEND, AArch64, EACH_BLOCK,
           in_gate=True),
    Target("vector, Embedded AArch64, -O", ARM_BACKENDS, VECTOR + "5block", AArch64),
    Target("ARMv8, Embedded AArch64, -O", ARM_BACKENDS, ARM + "5block", AArch64, in_gate=True),
    Target("vector, Embedded AArch64, -O", ARM_BACKENDS, VECTOR + "6blocks", AArch64, MANY_BLOCKS, fewer_than=32),
    Target("ARMv8, Embedded AArch64, -O", ARM_BACKENDS, ARM + "6blocks", AArch64, MANY_BLOCKS, in_gate=True),
    Target("lanes of NEON, Embedded AArch64, -O", ARM_BACKENDS, "16PureCryptoLanes413compressLanes", AArch64,
           MANY_BLOCKS, lane_count=4),
    *_portable("armv6m", "armv6m-none-none-eabi", Thumb),
    *_portable("armv7em", "armv7em-none-none-eabi", Thumb),
    *_portable("riscv64", "riscv64-none-none-eabi", RISCV64),
    *_portable("riscv32", "riscv32-none-none-eabi", RISCV32),
]
