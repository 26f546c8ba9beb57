"""Asks Bitwuzla, and z3 where a second opinion is wanted, whether two terms are equal for all values."""

import bitwuzla

import smtlib


class Disagreement(Exception):
    """The solvers do not agree."""


class Solver:
    def __init__(self, second=False, seconds=20):
        self.second, self.seconds = second, seconds
        self.query_count = self.second_count = self.asked_twice = 0
        #: The answer to each question, by its text.
        self.answers = {}

    def are_equal(self, x, y, assumptions=()):
        """Whether two terms are equal wherever the assumptions hold."""
        if x is y:
            return True
        text = smtlib.query((x, y), assumptions)
        self.query_count += 1
        if text not in self.answers:
            self.answers[text] = self._ask_bitwuzla(text)
            if self.second:
                self._compare(text, self.answers[text])
        return self.answers[text] == "unsat"

    def _ask_bitwuzla(self, text):
        options = bitwuzla.Options()
        options.set(bitwuzla.Option.TIME_LIMIT_PER, 1000 * self.seconds)
        parser = bitwuzla.Parser(bitwuzla.TermManager(), options)
        parser.parse(text, True, False)
        return str(parser.bitwuzla().check_sat()).lower()

    def _compare(self, text, answer):
        import z3
        solver = z3.Solver()
        solver.set("timeout", 1000 * self.seconds)
        solver.from_string(text)
        other = str(solver.check())
        if {answer, other} == {"sat", "unsat"}:
            raise Disagreement(f"Bitwuzla says {answer}, z3 says {other}:\n{text}")
        self.asked_twice += 1
        self.second_count += other == answer
