# index: str.partition, str.splitlines, str.removeprefix, str.translate, string.punctuation
import string

INI = """
; settings
[server]
host = example.org
port: 8080
motd = "Hello; world"  ; greeting

[paths]
root=/srv
log = %(root)s/log
broken line
[]
"""


def parse_ini(text):
    sections, current, errors = {}, None, []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line[0] in ";#":
            continue
        if line.startswith("[") and line.endswith("]"):
            name = line.removeprefix("[").removesuffix("]")
            if not name:
                errors.append((number, "empty section"))
                continue
            current = sections.setdefault(name, {})
            continue
        key, separator, value = min((line.partition(s) for s in "=:"), key=lambda parts: len(parts[0]))
        if not separator:
            errors.append((number, f"no value: {line!r}"))
            continue
        value = value.strip()
        if value[:1] == '"':
            value = value[1:].partition('"')[0]
        current[key.strip().casefold()] = value.partition(" ;")[0].rstrip()
    for section in sections.values():
        for key, value in section.items():
            section[key] = value % section if "%(" in value else value
    return sections, errors


sections, errors = parse_ini(INI)
print(sections, errors, sep="\n")
clean = str.maketrans(dict.fromkeys(string.punctuation, " ") | {"ß": "ss", "\n": None})
print("It's -- a test: Straße\n!".translate(clean).split(), "a,b;c".translate({44: 59}).split(";"), "x".translate({120: "long"}), "abc".translate(str.maketrans("ab", "ba", "c")))
print("a-b_c".replace("-", "_").title(), "ÀÉ".lower(), "ﬁ".upper(), "ǆ".title(), "İ".lower().encode(), "ΑΣ".lower(), "x\x1cy\x85z\u2028w\r\nv".splitlines(), "a\nb\n".splitlines(True), "tab\tx".expandtabs(4), "a,b,,c".rsplit(",", 2), "  x ".strip(), "xxaxx".strip("x"), "a.b.c".rpartition("."))
print("%-5s|%5.1f|%03d|%x|%r|%%" % ("ab", 3.14159, 7, 255, "q"), "{0:>{w}}|{n[1]}|{n[0]!r}".format("z", w=3, n=["k", 2]), "abc".center(9, "*"), "42".zfill(5), "-42".zfill(5), "é".isidentifier(), "½".isnumeric(), "²".isdigit(), "Ⅷ".isdecimal(), "".isalpha(), " ".isspace(), "Title Case".istitle(), "ab".isascii(), "\x00".isprintable())
for call in (lambda: "a".join([1]), lambda: "a".split(""), lambda: "a".partition(""), lambda: "%d" % "x", lambda: "%(k)s" % {}, lambda: "{} {}".format(1), lambda: "a".center(5, "ab"), lambda: "abc".index("z"), lambda: "x" * "y", lambda: "a" + 1, lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: "a".translate(3), lambda: str.maketrans("a", "bc"), lambda: "a".replace(), lambda: "{:d}".format("x"), lambda: "{:>}".format([]) and 0, lambda: "{:x}".format(1.5), lambda: "a".encode("ascii", 3)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
