# index: string
# How format strings are taken apart.
import _string
import string

for text in "prefix {2!s}xxx{0:^+10.3f}{obj.attr!s} {z[0]!s:10}", "{} {{x}} {!r}", "{:{w}.{p}}", "", "plain":
    print(list(_string.formatter_parser(text)) == list(string.Formatter().parse(text)), list(_string.formatter_parser(text)))
for name in "obj", "obj.arg", "obj[key]", "0.a[12][k].b", "", "3":
    first, rest = _string.formatter_field_name_split(name)
    print(repr(first), list(rest))
for call in (
    lambda: _string.formatter_parser(1), lambda: _string.formatter_field_name_split(1),
    lambda: list(_string.formatter_field_name_split("a.")[1]), lambda: list(_string.formatter_field_name_split("a[")[1]),
    lambda: list(_string.formatter_field_name_split("a[1]x")[1]), lambda: list(_string.formatter_parser("{")),
    lambda: list(_string.formatter_parser("}")), lambda: string.Formatter().format("{0.x}", 1),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(string.Formatter().format("{0[a]} {1.real:5} {2!r}", {"a": 1}, 2j, "x"))
