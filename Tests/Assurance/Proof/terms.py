"""Terms: bit vectors computed from constants and variables, as in SMT-LIB's theory of bit vectors.

Equal terms are one object. A term is made by the function named like its operation, which first applies the few rules
below that make machine code and specification comparable: constants are computed, parts of words are put together and
taken apart. `terms_check.py` has a solver prove each rule on random terms.
"""

import itertools

_terms = {}
_extracts = {}
_numbers = itertools.count()


class Term:
    """`operation` on `arguments`; `value` is a constant's value, a variable's name, the lowest bit of an extract."""

    __slots__ = ("operation", "width", "arguments", "value", "number")

    def __repr__(self):
        if self.operation == "constant":
            return f"{self.value:#x}"
        return self.value if self.operation == "variable" else f"a {self.operation}"


def _make(operation, width, arguments=(), value=None):
    key = (operation, width, tuple(a.number for a in arguments), value)
    term = _terms.get(key)
    if term is None:
        term = _terms[key] = Term()
        term.operation, term.width, term.arguments, term.value = operation, width, tuple(arguments), value
        # An argument is made before the term: numbers are in the order of computation.
        term.number = next(_numbers)
    return term


def forget_all():
    """Begins anew: no term from before may be used any more."""
    _terms.clear()
    _extracts.clear()


# MARK: Constants and variables

def constant(value, width):
    return _make("constant", width, (), value & ((1 << width) - 1))


def variable(name, width):
    return _make("variable", width, (), name)


def is_constant(term, value=None):
    return term.operation == "constant" and (value is None or term.value == value & _ones(term.width))


def _ones(width):
    return (1 << width) - 1


def _signed(value, width):
    return value - (1 << width) if value >> (width - 1) else value


# MARK: What each operation is, on numbers

COMPUTE = {
    "bvadd": lambda w, x, y: x + y & _ones(w),
    "bvsub": lambda w, x, y: x - y & _ones(w),
    "bvmul": lambda w, x, y: x * y & _ones(w),
    "bvand": lambda w, x, y: x & y,
    "bvor": lambda w, x, y: x | y,
    "bvxor": lambda w, x, y: x ^ y,
    "bvnot": lambda w, x: x ^ _ones(w),
    "bvshl": lambda w, x, y: x << y & _ones(w) if y < w else 0,
    "bvlshr": lambda w, x, y: x >> y if y < w else 0,
    "bvashr": lambda w, x, y: _signed(x, w) >> min(y, w - 1) & _ones(w),
}
COMPARE = {
    "=": lambda w, x, y: int(x == y),
    "bvult": lambda w, x, y: int(x < y),
    "bvslt": lambda w, x, y: int(_signed(x, w) < _signed(y, w)),
}


def _compute(term, values):
    """The number that `term` is, where its arguments are `values`."""
    operation = term.operation
    if operation in COMPUTE:
        return COMPUTE[operation](term.width, *values)
    if operation in COMPARE:
        return COMPARE[operation](term.arguments[0].width, *values)
    if operation == "extract":
        return values[0] >> term.value & _ones(term.width)
    if operation == "ite":
        return values[1] if values[0] else values[2]
    if operation == "concat":
        result = 0
        for argument, value in zip(term.arguments, values):
            result = result << argument.width | value
        return result
    raise ValueError(operation)


def evaluate(terms, assignment):
    """The numbers that all terms within `terms` are, where the variables have the numbers of `assignment`."""
    numbers = {}
    for term in in_order(terms):
        if term.operation == "constant":
            numbers[term] = term.value
        elif term.operation == "variable":
            numbers[term] = assignment[term]
        else:
            numbers[term] = _compute(term, [numbers[a] for a in term.arguments])
    return numbers


def in_order(terms):
    """All terms within `terms`, each after its arguments."""
    found, open_terms = set(), list(terms)
    while open_terms:
        term = open_terms.pop()
        if term not in found:
            found.add(term)
            open_terms.extend(term.arguments)
    return sorted(found, key=lambda term: term.number)


# MARK: Arithmetic

def _binary(operation, x, y):
    assert x.width == y.width, (operation, x.width, y.width)
    if is_constant(x) and is_constant(y):
        return constant(COMPUTE[operation](x.width, x.value, y.value), x.width)
    return _make(operation, x.width, (x, y))


def _sorted(x, y):
    """Constants last, else the older term first: these operations commute."""
    return (y, x) if is_constant(x) or (not is_constant(y) and y.number < x.number) else (x, y)


def split_sum(term):
    """The term as something and a constant, whose sum it is."""
    if is_constant(term):
        return None, term.value
    if term.operation == "bvadd" and is_constant(term.arguments[1]):
        return term.arguments[0], term.arguments[1].value
    return term, 0


def bvadd(x, y):
    """Constants are gathered into one, the last argument: an address is a base and an offset."""
    if is_constant(x) and is_constant(y):
        return _binary("bvadd", x, y)
    assert x.width == y.width
    (x, c), (y, d) = split_sum(x), split_sum(y)
    total = x if y is None else y if x is None else _make("bvadd", x.width, _sorted(x, y))
    offset = constant(c + d, total.width)
    return total if is_constant(offset, 0) else _make("bvadd", total.width, (total, offset))


def bvsub(x, y):
    if x is y:
        return constant(0, x.width)
    (base, c), (other, d) = split_sum(x), split_sum(y)
    if other is None:
        return bvadd(x, constant(-d, x.width))
    if base is other:
        return constant(c - d, x.width)
    # (x + c) - (y + d) is (x - y) + (c - d).
    first = constant(0, x.width) if base is None else base
    return bvadd(_binary("bvsub", first, other), constant(c - d, x.width))


def bvmul(x, y):
    x, y = _sorted(x, y)
    if is_constant(y) and not is_constant(x):
        if y.value == 0:
            return y
        if y.value & (y.value - 1) == 0:
            return bvshl(x, constant(y.value.bit_length() - 1, x.width))
    return _binary("bvmul", x, y)


def bvshl(x, y):
    if not is_constant(y):
        return _binary("bvshl", x, y)
    if y.value >= x.width:
        return constant(0, x.width)
    return x if y.value == 0 else concat(extract(x, x.width - 1 - y.value, 0), constant(0, y.value))


def bvlshr(x, y):
    if not is_constant(y):
        return _binary("bvlshr", x, y)
    if y.value >= x.width:
        return constant(0, x.width)
    return zero_extend(extract(x, x.width - 1, y.value), x.width)


def bvashr(x, y):
    if not is_constant(y):
        return _binary("bvashr", x, y)
    return sign_extend(extract(x, x.width - 1, min(y.value, x.width - 1)), x.width)


# MARK: Logic

def bvnot(x):
    if is_constant(x):
        return constant(~x.value, x.width)
    return x.arguments[0] if x.operation == "bvnot" else _make("bvnot", x.width, (x,))


def bvand(x, y):
    x, y = _sorted(x, y)
    if x is y:
        return x
    if is_constant(y) and not is_constant(x):
        # A sum rounded down to a multiple of a power of two, of which the base is a multiple.
        base, offset = split_sum(x)
        power = -y.value & _ones(x.width)
        if offset and power and power & (power - 1) == 0 and power <= 1 << _zeros_at_end(base):
            return bvadd(base, constant(offset & y.value, x.width))
        # The bits where the mask is 1, and zeros.
        return concat(*(
            extract(x, high, low) if bit else constant(0, high - low + 1) for high, low, bit in _runs(y)))
    return _binary("bvand", x, y)


def _runs(mask):
    """The parts of a constant that are all ones or all zeros, the most significant first."""
    high = mask.width - 1
    while high >= 0:
        bit, low = mask.value >> high & 1, high
        while low > 0 and mask.value >> (low - 1) & 1 == bit:
            low -= 1
        yield high, low, bit
        high = low - 1


def _zeros_at_end(term):
    """How many of the lowest bits are zero for all to see."""
    last = term.arguments[-1] if term.operation == "concat" else None
    return last.width if last is not None and is_constant(last, 0) else 0


def bvor(x, y):
    return _disjoint("bvor", x, y)


def bvxor(x, y):
    if x is y:
        return constant(0, x.width)
    if is_constant(y, -1):
        return bvnot(x)
    return _disjoint("bvxor", x, y)


def _disjoint(operation, x, y):
    """x or y, x xor y: words of which each bit is zero in one of the two are put together."""
    x, y = _sorted(x, y)
    if x is y:
        return x
    if is_constant(x) and is_constant(y):
        return _binary(operation, x, y)
    if any("concat" == z.operation or is_constant(z) for z in (x, y)):
        cuts = sorted({cut for z in (x, y) for cut in _boundaries(z)}, reverse=True)
        parts = []
        for high, low in zip(cuts, cuts[1:]):
            p, q = extract(x, high - 1, low), extract(y, high - 1, low)
            if not (is_constant(p, 0) or is_constant(q, 0)):
                break
            parts.append(q if is_constant(p, 0) else p)
        else:
            return concat(*parts)
    return _binary(operation, x, y)


def _boundaries(term):
    """The positions between the parts of a term."""
    parts = term.arguments if term.operation == "concat" else [term]
    if is_constant(term):
        parts = [constant(0, high - low + 1) for high, low, _ in _runs(term)]
    position = term.width
    yield position
    for part in parts:
        position -= part.width
        yield position


# MARK: Parts

def concat(*parts):
    """The parts, the most significant first."""
    flat = []
    for part in itertools.chain.from_iterable(p.arguments if p.operation == "concat" else (p,) for p in parts):
        joined = _join(flat[-1], part) if flat else None
        if joined is None:
            flat.append(part)
        else:
            flat[-1] = joined
    if len(flat) == 1:
        return flat[0]
    return _make("concat", sum(part.width for part in flat), flat)


def _join(high, low):
    """Two parts as one, where they are constants or neighbours in a word."""
    if is_constant(high) and is_constant(low):
        return constant(high.value << low.width | low.value, high.width + low.width)
    if high.operation == low.operation == "extract" and high.arguments == low.arguments:
        if high.value == low.value + low.width:
            return extract(low.arguments[0], high.value + high.width - 1, low.value)
    return None


# What the low bits of are the same operation on the low bits.
_FROM_LOW_BITS = {"bvadd": bvadd, "bvsub": bvsub, "bvmul": bvmul}
# What any bits of are the same operation on those bits.
_BITWISE = {"bvand": bvand, "bvor": bvor, "bvxor": bvxor, "bvnot": bvnot}


def extract(term, high, low):
    """The bits from `high` down to `low`."""
    assert 0 <= low <= high < term.width
    if high - low + 1 == term.width:
        return term
    key = term, high, low
    if key not in _extracts:
        _extracts[key] = _extract(term, high, low)
    return _extracts[key]


def _extract(term, high, low):
    width = high - low + 1
    operation = term.operation
    if operation == "constant":
        return constant(term.value >> low, width)
    if operation == "extract":
        return extract(term.arguments[0], term.value + high, term.value + low)
    if operation == "concat":
        parts, end = [], term.width
        for part in term.arguments:
            start = end - part.width
            if start <= high and end > low:
                parts.append(extract(part, min(high, end - 1) - start, max(low, start) - start))
            end = start
        return concat(*parts)
    if operation == "ite":
        condition, x, y = term.arguments
        return ite(condition, extract(x, high, low), extract(y, high, low))
    if operation == "bvadd" and low == 0:
        base, offset = split_sum(term)
        if width <= _zeros_at_end(base):
            return constant(offset, width)
    # Whole words only: the bytes of a word are to be put together again.
    if operation in _FROM_LOW_BITS and low == 0 and width % 32 == 0:
        return _FROM_LOW_BITS[operation](*(extract(a, high, 0) for a in term.arguments))
    if operation in _BITWISE and low % 32 == 0 and width % 32 == 0:
        return _BITWISE[operation](*(extract(a, high, low) for a in term.arguments))
    if operation in _FROM_LOW_BITS and high < 32 < term.width:
        return extract(extract(term, 31, 0), high, low)
    word = low - low % 32
    if operation in _BITWISE and high < word + 32 < term.width + 1 and term.width > 32:
        return extract(extract(term, word + 31, word), high - word, low - word)
    return _make("extract", width, (term,), low)


def zero_extend(term, width):
    return concat(constant(0, width - term.width), term) if width > term.width else term


def sign_extend(term, width):
    """The highest bit again and again, and the term."""
    if width == term.width:
        return term
    return concat(*[extract(term, term.width - 1, term.width - 1)] * (width - term.width), term)


# MARK: Comparison: one bit

def equal(x, y):
    assert x.width == y.width
    if x is y:
        return constant(1, 1)
    if is_constant(x) and is_constant(y):
        return constant(x.value == y.value, 1)
    # A bit, widened, and a constant.
    x, y = _sorted(x, y)
    if is_constant(y) and x.operation == "concat" and is_constant(x.arguments[0]):
        rest = x.width - x.arguments[0].width
        if y.value >> rest != x.arguments[0].value:
            return constant(0, 1)
        return equal(extract(x, rest - 1, 0), extract(y, rest - 1, 0))
    if is_constant(y) and x.width == 1:
        return x if y.value else bvnot(x)
    # x + c = y + c.
    (base, c), (other, d) = split_sum(x), split_sum(y)
    if base is other:
        return constant(c == d, 1)
    return _make("=", 1, (x, y))


def less(x, y, signed=False):
    assert x.width == y.width
    name = "bvslt" if signed else "bvult"
    if is_constant(x) and is_constant(y):
        return constant(COMPARE[name](x.width, x.value, y.value), 1)
    return constant(0, 1) if x is y else _make(name, 1, (x, y))


def ite(condition, x, y):
    assert condition.width == 1 and x.width == y.width
    if is_constant(condition):
        return x if condition.value else y
    return x if x is y else _make("ite", x.width, (condition, x, y))


# MARK: Substitution

def rebuild(term, replacements, memo=None):
    """The term with replacements in the place of others."""
    memo = {} if memo is None else memo
    stack = [term]
    while stack:
        current = stack[-1]
        if current in memo:
            stack.pop()
        elif current in replacements:
            memo[stack.pop()] = replacements[current]
        else:
            missing = [a for a in current.arguments if a not in memo]
            if missing:
                stack.extend(missing)
            else:
                memo[stack.pop()] = _again(current, [memo[a] for a in current.arguments])
    return memo[term]


MAKE = {
    "bvadd": bvadd, "bvsub": bvsub, "bvmul": bvmul, "bvand": bvand, "bvor": bvor, "bvxor": bvxor, "bvnot": bvnot,
    "bvshl": bvshl, "bvlshr": bvlshr, "bvashr": bvashr, "concat": concat, "=": equal, "bvult": less, "ite": ite,
    "bvslt": lambda x, y: less(x, y, signed=True),
}


def _again(term, arguments):
    """The same operation on other arguments."""
    if term.operation in ("constant", "variable"):
        return term
    if term.operation == "extract":
        return extract(arguments[0], term.value + term.width - 1, term.value)
    return MAKE[term.operation](*arguments)
