# index: re.sub, re.subn, re.split, re.escape
import re

VALUES = {"name": "Ann", "n": 3}


def fill(template):
    return re.sub(r"\{(\w+)(?::([<>^]?\d+))?\}", lambda m: format(VALUES.get(m[1], m[0]), m[2] or "").strip("\n"), template)


print(fill("Dear {name:>6}, you have {n} of {unknown}"))


def camel(text):
    return re.sub(r"_([a-z])", lambda m: m[1].upper(), text)


def snake(text):
    return re.sub(r"(?<=[a-z0-9])([A-Z])|(?<!^)(?=[A-Z][a-z])", lambda m: "_" + (m[1] or ""), text).lower()


print(camel("read_text_file"), snake("readTextFile"), snake("HTTPServerError"))
print(re.subn(r"(\d+)-(\d+)", r"\2..\1", "1-2 33-44 5"), re.sub("(?P<w>b+)", r"<\g<w>\g<0>\g<1>>", "abbc"), re.sub("x*", "-", "axb"))
print(re.sub("a", "b", "aaaa", count=2), re.sub(r"\s+", " ", "  many   blanks \n here "), re.sub("", ".", "abc"))
print(re.split(r"\s*[,;]\s*", "a , b;c ;d"), re.split(r"([-+])", "1+2-3"), re.split(r"(a)|b", "xaybz"), re.split("", "abc"), re.split(",", "a,b,c", maxsplit=1))
markdown = "# Title\nsome *bold* and _soft_ text with `code`\n## Sub"
for pattern, with_ in ((r"(?m)^(#+) (.*)$", lambda m: f"<h{len(m[1])}>{m[2]}</h{len(m[1])}>"), (r"\*(.+?)\*", r"<b>\1</b>"), (r"_(.+?)_", r"<i>\1</i>"), ("`([^`]*)`", r"<code>\1</code>")):
    markdown = re.sub(pattern, with_, markdown)
print(markdown)
print(re.escape("a.b*c[d]-e f#\n"), re.sub("a", re.escape("\\n"), "a"), re.sub("a", r"\\\n", "xax"))
for call in (lambda: re.sub("a", r"\2", "a"), lambda: re.sub("(a)", r"\g<b>", "a"), lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", lambda m: 1, "a"), lambda: re.sub("a", b"b", "a"),
             lambda: re.sub("a", "b", 3), lambda: re.sub("(a)|b", r"[\1]", "ab") + 1):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
