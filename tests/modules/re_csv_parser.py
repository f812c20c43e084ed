# index: re.Pattern.fullmatch, re.Pattern.match, re.Match.end
import re

FIELD = re.compile(r'"((?:[^"]|"")*)"(?=,|$)|([^,"]*)(?=,|$)')


def parse_row(text):
    """The fields of one line; raises ValueError with the place of a wrong one."""
    position, row = 0, []
    while True:
        m = FIELD.match(text, position)
        if m is None:
            raise ValueError(f"bad field at column {position}: {text[position:position + 5]!r}")
        row.append(m[1].replace('""', '"') if m[1] is not None else m[2])
        position = m.end()
        if position == len(text):
            return row
        position += 1


for text in ("a,b,c", "1,,3", '"x, y",z', '"say ""hi""",""', "", ",", 'a"b,c', '"open', '"a"b'):
    try:
        print(text.ljust(16), parse_row(text))
    except ValueError as e:
        print(text.ljust(16), e)
checks = {
    "date": r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "hex colour": r"#(?:[0-9a-f]{3}){1,2}",
    "roman": r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?<!^)",
    "identifier": r"(?!\d)\w+",
    "balanced quotes": r"""(['"])(?:(?!\1).)*\1""",
}
samples = ["2024-12-31", "2024-13-01", "#fff", "#ABCDEF", "#ffff", "MCMXCIV", "IIII", "", "über_1", "1a", "'it'", "'it\"", '"a\'b"']
for name, pattern in checks.items():
    flags = re.IGNORECASE if name == "hex colour" else 0
    print(name, [s for s in samples if re.fullmatch(pattern, s, flags)])
print(re.fullmatch("a|ab", "ab"), re.compile("b").fullmatch("abc", 1, 2), re.match("b", "ab"), re.compile("^b").search("ab", 1), re.compile("b$").search("abc", 0, 2))
print(FIELD.search("x").re is FIELD, FIELD.match("ab,c", 3).pos, FIELD.match("ab,c", 0, 2).endpos, FIELD.match("q").string)
