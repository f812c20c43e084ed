# index: format specs, str.format
# How format strings and field names are taken apart.
import _string

for text in ("a{b.c[1]!r:>{w}}d{{e}}{}", "", "plain", "{:}", "{!s}", "{", "}", "{a", "{a!}", "{a!x:", "{0!rr}"):
    try:
        print(list(_string.formatter_parser(text)))
    except ValueError as e:
        print(text, e)
for name in ("a.b[3][x]", "12", "", "[1]", "a[", "a[]", "a.", "a[1]b"):
    try:
        first, rest = _string.formatter_field_name_split(name)
        print(repr(first), list(rest))
    except ValueError as e:
        print(name, e)
for function in (_string.formatter_parser, _string.formatter_field_name_split):
    try:
        function(1)
    except TypeError as e:
        print(e)
