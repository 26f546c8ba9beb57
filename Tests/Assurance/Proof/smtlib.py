"""Terms as SMT-LIB, the language of solvers (version 2.6, logic QF_BV)."""

from terms import in_order


def query(difference, assumptions=()):
    """Asks whether the two terms can differ where the assumptions, of one bit each, hold.

    Names are numbers in the order of the terms: the same question about other variables is the same text.
    """
    lines = ["(set-logic QF_BV)"]
    names = {}
    for term in in_order([*difference, *assumptions]):
        name = names[term] = f"t{len(names)}"
        if term.operation == "variable":
            lines.append(f"(declare-const {name} (_ BitVec {term.width}))")
        else:
            lines.append(f"(define-fun {name} () (_ BitVec {term.width}) {_write(term, names)})")
    for assumption in assumptions:
        lines.append(f"(assert (= {names[assumption]} #b1))")
    first, second = difference
    lines.append(f"(assert (distinct {names[first]} {names[second]}))")
    return "\n".join(lines) + "\n"


def _write(term, names):
    arguments = " ".join(names[a] for a in term.arguments)
    operation = term.operation
    if operation == "constant":
        return f"(_ bv{term.value} {term.width})"
    if operation == "extract":
        return f"((_ extract {term.value + term.width - 1} {term.value}) {arguments})"
    if operation == "concat":
        # Of two, again and again.
        text = names[term.arguments[0]]
        for argument in term.arguments[1:]:
            text = f"(concat {text} {names[argument]})"
        return text
    if operation in ("=", "bvult", "bvslt"):
        return f"(ite ({operation} {arguments}) #b1 #b0)"
    if operation == "ite":
        condition, x, y = (names[a] for a in term.arguments)
        return f"(ite (= {condition} #b1) {x} {y})"
    return f"({operation} {arguments})"
