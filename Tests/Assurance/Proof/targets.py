"""What is proved: each function of each build."""

import dataclasses
import functools

import builds
from conventions import AArch64, AMD64


@dataclasses.dataclass(frozen=True)
class Target:
    name: str
    build: object
    #: Parts of the function's name, and of names that are not meant.
    symbol: tuple
    convention: type
    in_gate: bool = True

    def prepare(self, folder):
        return _build(self.build, folder)


@functools.cache
def _build(build, folder):
    return build(folder)


def _embedded(triple, level, *flags):
    return lambda folder: builds.embedded(folder / f"{triple}{level}{''.join(flags)}", triple, level, *flags)


COMPRESS = [
    Target("portable, x86-64, -O", builds.hosted, ("compressPortable",), AMD64),
]
