"""Proves that terms are those of a specification, for all values of the variables.

The machine code computes the words of the specification on its way. Where such a word is, random numbers show; that it
is the word, the solver proves, with all words that were found before taken as unknown: what holds for any words
holds for these. So each question is as small as one step of the standard.
"""

import random

from refusals import NotProved
from terms import evaluate, in_order, rebuild, variable

SAMPLE_COUNT = 4


def prove(found, expected, named, solver):
    """Proves that each term of `found` is the one of `expected`; `named` are the words on the way, in order.

    Gives the number of words that were found.
    """
    # Where the code has one of these words for random numbers, but not for all, there is no point in going on.
    landmarks = {name for name, _ in named if name[0] in "Wae"}
    generator = random.Random(1)
    all_terms = in_order([*found, *expected, *(term for _, term in named)])
    variables = [term for term in all_terms if term.operation == "variable"]
    samples = []
    for _ in range(SAMPLE_COUNT):
        samples.append(evaluate(all_terms, {v: generator.getrandbits(v.width) for v in variables}))
    signature = {term: tuple(numbers[term] for numbers in samples) for term in all_terms}

    for i, (x, y) in enumerate(zip(found, expected, strict=True)):
        if signature[x] != signature[y]:
            raise NotProved(f"word {i} of the result is another than the specification's")

    by_signature = {}
    for term in in_order(found):
        by_signature.setdefault((term.width, signature[term]), []).append(term)

    cuts, matched = {}, 0
    for name, term in [*named, *((f"word {i} of the result", term) for i, term in enumerate(expected))]:
        candidates = by_signature.get((term.width, signature[term]), [])
        cut = variable(f"cut {name}", term.width)
        proved = [x for x in candidates if x not in cuts and solver.are_equal(_shorten(x, cuts), _shorten(term, cuts))]
        if candidates and not proved and term not in cuts and name in landmarks:
            raise NotProved(f"{name} is not the specification's for all values")
        if proved or term in cuts:
            matched += 1
        for x in proved:
            cuts[x] = cut
        if proved:
            cuts[term] = cut
    for i, (x, y) in enumerate(zip(found, expected)):
        if _shorten(x, cuts) is not _shorten(y, cuts):
            raise NotProved(f"word {i} of the result could not be proved")
    return matched


def _shorten(term, cuts):
    """The term, with a variable in the place of each word that was found."""
    return rebuild(term, cuts)
