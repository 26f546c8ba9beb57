"""Has a solver prove the rules of `terms.py`: random terms are built twice, with the rules and without."""

import random

import terms
from solver import Solver
from terms import constant, variable

WIDTHS = (1, 8, 16, 32, 64)
BINARY = ("bvadd", "bvsub", "bvmul", "bvand", "bvor", "bvxor", "bvshl", "bvlshr", "bvashr")


class RuleIsWrong(Exception):
    """A rule changes what a term means."""


def check(solver, count, seed=1):
    """Compares so many terms. Those that the rules do not change need no question."""
    generator, asked = random.Random(seed), 0
    for _ in range(count):
        term, plain = _random_term(generator, generator.choice(WIDTHS), 4)
        asked += term is not plain
        if not solver.are_equal(term, plain):
            raise RuleIsWrong(f"{term!r}")
    return asked


def finds_wrong_rule(count):
    """Whether the check refuses a rule that is wrong: a shift to the right that loses the sign."""
    right = terms.MAKE["bvashr"]
    terms.MAKE["bvashr"] = terms.bvlshr
    try:
        check(Solver(), count)
    except RuleIsWrong:
        return True
    finally:
        terms.MAKE["bvashr"] = right
    return False


def _random_term(generator, width, depth):
    """A term of a width, made by the functions of `terms.py`, and the same made without them."""
    if depth == 0 or generator.random() < 0.1:
        return (_random_leaf(generator, width),) * 2
    kind = generator.randrange(9)
    if kind < 4:
        name = generator.choice(BINARY)
        if name == "bvmul":  # Hard for a solver, were it not of leaves.
            depth = 1
        return _both(name, width, [_random_term(generator, width, depth - 1) for _ in range(2)])
    if kind == 4:
        return _both("bvnot", width, [_random_term(generator, width, depth - 1)])
    if kind == 5 and width > 1:
        high = generator.randrange(1, width)
        parts = [_random_term(generator, part, depth - 1) for part in (width - high, high)]
        return _both("concat", width, parts)
    if kind == 6 and width < 64:
        wide = generator.choice([w for w in WIDTHS if w > width])
        low = generator.choice((0, 0, wide - width, generator.randrange(wide - width + 1)))
        term, plain = _random_term(generator, wide, depth - 1)
        return terms.extract(term, low + width - 1, low), terms._make("extract", width, (plain,), low)
    if kind == 7:
        parts = [_random_term(generator, part, depth - 1) for part in (1, width, width)]
        return _both("ite", width, parts)
    if width == 1:
        wide = generator.choice(WIDTHS)
        return _both(generator.choice(("=", "bvult", "bvslt")), 1, [
            _random_term(generator, wide, depth - 1) for _ in range(2)])
    return (_random_leaf(generator, width),) * 2


def _both(name, width, parts):
    with_rules = terms.MAKE[name](*(term for term, _ in parts))
    return with_rules, terms._make(name, width, [plain for _, plain in parts])


def _random_leaf(generator, width):
    """Few variables, and constants for which there are rules: masks, shifts, zero and ones."""
    if generator.random() < 0.5:
        return variable(f"{generator.choice('xy')}{width}", width)
    ones = (1 << width) - 1
    mask = ones << generator.randrange(width + 1) & ones
    value = generator.choice((0, 1, ones, mask, ~mask, generator.randrange(width), generator.getrandbits(width)))
    return constant(value, width)
