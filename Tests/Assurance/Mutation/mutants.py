"""What can be changed in a Swift source: small changes, each of which some test must notice."""

import collections
import dataclasses
import re

TOKEN = re.compile(
    r"""(?P<comment>//.*)|(?P<string>"(?:\\.|[^"\\])*")|(?P<number>0[xb][0-9a-f_]+|\d[\d_]*(?:\.\d+)?)"""
    r"""|(?P<name>[\w$@#.]*[A-Za-z_$@#][\w$]*)|(?P<operator>[-+*/%&|^<>=!?.~]+)|(?P<other>\S)|(?P<space>\s+)"""
)

# An operator between spaces and what takes its place.
OPERATORS = {
    "&+": ["&-"], "&-": ["&+"], "+": ["-"], "-": ["+"], "&*": ["&+"], "*": ["+"], "/": ["*"], "%": ["+"],
    "&<<": ["&>>"], "&>>": ["&<<"], "<<": [">>"], ">>": ["<<"], "&": ["|"], "|": ["&"], "^": ["|", "&"],
    "&+=": ["&-="], "&-=": ["&+="], "+=": ["-="], "-=": ["+="], "|=": ["&="], "&=": ["|="], "^=": ["|="],
    "&>>=": ["&<<="], "&<<=": ["&>>="],
    "&&": ["||"], "||": ["&&"],
    "<": ["<="], "<=": ["<"], ">": [">="], ">=": [">"], "==": ["!="], "!=": ["=="],
}  # fmt: skip
RANGES = {"..<": ["..."], "...": ["..<"]}
NOT_STATEMENTS = (
    "let var return if guard for while switch case default func struct enum extension public private static fileprivate "
    "init deinit throw mutating borrowing consuming precondition"
).split()


@dataclasses.dataclass(frozen=True)
class Mutant:
    """A change of the characters `start` to `end` of one line, which has the number `line` from 1."""

    file: str
    line: int
    start: int
    end: int
    new: str
    source: str
    repetition: int  # of the same line in the file

    @property
    def change(self):
        old = self.source[self.start : self.end].strip()
        number = self.source[: self.start].count(old) + 1
        place = f" ({number})" if self.source.count(old) > 1 else ""
        return f"{old}{place} -> {self.new.strip() or 'nothing'}"

    @property
    def name(self):
        """The mutant, without the number of its line, which changes often."""
        repetition = f" [{self.repetition}]" if self.repetition > 1 else ""
        return f"{self.file}: {self.source.strip()}{repetition} : {self.change}"

    def apply(self, text):
        lines = text.split("\n")
        line = lines[self.line - 1]
        assert line == self.source
        lines[self.line - 1] = line[: self.start] + self.new + line[self.end :]
        return "\n".join(lines)


def active_lines(text, conditions):
    """The numbers of the lines that are compiled where `conditions` hold."""
    active, stack = set(), []  # Of each open #if: whether its part is compiled, and whether one before it was.
    for number, line in enumerate(text.split("\n"), 1):
        word = line.split()[0] if line.split() else ""
        if word == "#if":
            holds = evaluate(line.split("#if", 1)[1], conditions)
            stack.append([holds, holds])
        elif word == "#elseif":
            holds = not stack[-1][1] and evaluate(line.split("#elseif", 1)[1], conditions)
            stack[-1] = [holds, stack[-1][1] or holds]
        elif word == "#else":
            stack[-1] = [not stack[-1][1], True]
        elif word == "#endif":
            stack.pop()
        elif all(part for part, _ in stack):
            active.add(number)
    return active


def evaluate(condition, conditions):
    words = re.findall(r"\w+\(\w+\)|\w+|&&|\|\||[!()]", condition)
    spelt = {"&&": "and", "||": "or", "!": "not", "(": "(", ")": ")"}
    return eval(" ".join(spelt.get(word) or str(word in conditions) for word in words))


def mutants(file, text, lines):
    """All mutants of a file, of the lines with these numbers."""
    in_text = False  # a string of several lines
    result = None  # what the function around gives
    found = []
    repetitions = collections.Counter()
    for number, line in enumerate(text.split("\n"), 1):
        repetitions[line.strip()] += 1
        if line.count('"""') % 2:
            in_text = not in_text
            continue
        if in_text or number not in lines:
            continue
        declared = re.search(r"(?:-> |\bvar \w+: )([\w.<>, ]+\??)(?= \{| throws|$)", line.split("//")[0].rstrip())
        if declared:
            result = declared.group(1)
        elif re.search(r"\b(func|init|deinit)\b", line):
            result = None
        new = dict.fromkeys(changes(line, result))
        found += [Mutant(file, number, start, end, text, line, repetitions[line.strip()]) for start, end, text in new]
    return found


def changes(line, result):
    """Where a line can be changed, and to what; `result` is the type of what the function around it gives."""
    tokens = [(m.lastgroup, m.start(), m.end(), m.group()) for m in TOKEN.finditer(line)]
    tokens = [token for token in tokens if token[0] not in ("comment", "space")]
    if not tokens or re.match(r"\s*(#|@\S+$|(internal )?import |typealias )", line):
        return
    end = tokens[-1][2]  # without a comment
    numbers = sum(kind == "number" for kind, *_ in tokens)
    seen = 0
    for kind, start, stop, word in tokens:
        before, after = line[:start], line[stop:]
        if kind == "operator" and word in OPERATORS and before.endswith(" ") and after[:1] in (" ", ""):
            for new in OPERATORS[word]:
                yield start, stop, new
        elif kind == "operator" and word in RANGES and before[-1:].strip() and after[:1].strip():
            for new in RANGES[word]:
                yield start, stop, new
        elif kind == "number" and not before.endswith("<") and "." not in word:
            # Of a table only the first number of each line.
            seen += 1
            value = int(word.replace("_", ""), 0)
            if numbers < 6 or seen == 1:
                yield start, stop, spelt(value + 1, word)
            if numbers < 3 and value > 0:
                yield start, stop, spelt(value - 1, word)
        elif kind == "name" and word in ("true", "false"):
            yield start, stop, "false" if word == "true" else "true"
    yield from conditions(line)
    yield from swaps(line)
    yield from constants(line, end, result)
    yield from removals(line, tokens, end)


def spelt(value, like):
    if like.startswith("0x"):
        return f"0x{value:0{len(like.replace('_', '')) - 2}x}"
    return f"0b{value:b}" if like.startswith("0b") else str(value)


def conditions(line):
    """`if`, `guard`, `while` and `where` with one condition: its opposite."""
    found = re.search(r"\b(if|while|guard|where) (?!let |var |case )([^{]*?)( else)? \{", line)
    if found and "," not in without_brackets(found.group(2)) and not re.search(r"\b(let|var|try)\b", found.group(2)):
        yield found.start(2), found.end(2), f"!({found.group(2)})"


def without_brackets(text):
    while (shorter := re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", text)) != text:
        text = shorter
    return text


def swaps(line):
    """The first two arguments of a call, where they are names, in the other order."""
    for found in re.finditer(r"(?<=\w\()(\w[\w.]*), (\w[\w.]*)(?=[,)])", line):
        if found.group(1) != found.group(2) and not re.search(r"\b(func|init|case)\b", line):
            yield found.start(), found.end(), f"{found.group(2)}, {found.group(1)}"


def constants(line, end, result):
    """Instead of what a function gives, a constant."""
    values = {"Bool": ["true", "false"], "Int": ["0"], "UInt8": ["0"], "UInt32": ["0"], "UInt64": ["0"]}.get(result, [])
    if result and result.endswith("?"):
        values = ["nil"]
    text = line[:end]
    body = re.search(r"(?:-> |\bvar \w+: )[\w.<>, ?]+ \{ (.+) \}$", text) or re.search(
        r"\breturn (\S.*?)(?: \})?$", text
    )
    if body and not body.group(1).endswith(("{", "(", ",")):
        for value in values:
            if body.group(1) != value:
                yield body.start(1), body.end(1), value


def removals(line, tokens, end):
    """A statement that has a line of its own is left out."""
    start, first, text = tokens[0][1], tokens[0][3], line[tokens[0][1] : end]
    if any(text.count(a) != text.count(b) for a, b in ("()", "[]", "{}")) or text.endswith((",", "=")):
        return
    is_short_block = first in ("if", "for", "while", "defer", "guard") and text.endswith("}")
    is_call = re.search(r"^(unsafe |try |_ = )*[\w.]+\(.*\)( \{.*\})?$", text)
    is_assignment = re.search(r"^[\w.\[\]&<> +()]+ (&?[-+*|&^<>]*)= ", text)
    is_statement = (is_call or is_assignment) and first not in NOT_STATEMENTS
    if is_short_block or is_statement:
        yield start, end, ""
