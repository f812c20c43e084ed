# python: 3.14
# index: match, SyntaxError
# Patterns after one that always matches, and what may stand in a value pattern.
patterns = [
    "_", "x", "(x)", "_ as x", "(_ as x) | [x]", "(None | _) | _", "[x] | _", "1 | (_ as y)", "(_ as x) as y", "(None | x) | 1",
    "[_, (x | 1)]", "{'a': _ | 1}", "C(_ | 1)", "[x, _]", "f''", "f'{x}'", "{f'': 1}", "'a' f'b'", "t'x'", "C(f'')",
    "-1", "1 + 2j", "a.b", "{a.b: _}", "{-1: _}", "[x, x]", "{1: _, 1: _}", "C(a=1, a=2)", "[*a, *b]", "x | y",
]
for pattern in patterns:
    for rest in "", " if x", "\n    case _: pass":
        try:
            compile(f"match x:\n    case {pattern}{rest.split(chr(10))[0]}: pass\n{rest[1:] if rest[:1] == chr(10) else ''}",
                    "<m>", "exec")
            print(pattern, "|", rest.strip(), "| fine")
        except SyntaxError as error:
            print(pattern, "|", rest.strip(), "|", error.msg, error.offset, error.end_offset)
