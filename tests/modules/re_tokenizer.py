# index: re.Pattern.finditer, re.Match.lastgroup, re.Scanner
import re
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    value: object
    line: int
    column: int


SPEC = [("NUMBER", r"\d+(?:\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[+\-*/()]"), ("STRING", r"'(?:[^'\\]|\\.)*'"),
        ("NEWLINE", r"\n"), ("SKIP", r"[ \t]+"), ("MISMATCH", r".")]
master = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in SPEC))


def tokenize(code):
    line, start = 1, 0
    for m in master.finditer(code):
        kind, value = m.lastgroup, m[0]
        if kind == "NEWLINE":
            line, start = line + 1, m.end()
        elif kind == "SKIP":
            continue
        elif kind == "MISMATCH":
            raise SyntaxError(f"{value!r} unexpected on line {line} column {m.start() - start}")
        else:
            yield Token(kind, float(value) if kind == "NUMBER" else value, line, m.start() - start)


for token in tokenize("total := 3.5 * (qty + 1);\nname := 'it\\'s';"):
    print(*token)
try:
    list(tokenize("a := 1\nb ? 2"))
except SyntaxError as e:
    print(e)
print(master.groups, dict(master.groupindex)["ID"], master.match("x").lastindex)

scanner = re.Scanner([(r"\d+", lambda s, text: int(text)), (r"[a-z]+", lambda s, text: (text, s.match.span())), (r"\s+", None), (r"[+=]", "OP")])
print(scanner.scan("ab = 12 + c !rest"))
print(scanner.scan(""), scanner.scan("9"), scanner.scan("?"))
