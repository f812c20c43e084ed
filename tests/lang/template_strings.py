# index: t-strings, t-string interpolations, t-string concatenation, string.templatelib
# python: 3.14
from string.templatelib import Interpolation, Template

name, width = "world", 7
t = t"hello {name!r:>{width}} {1 + 1} {name=}!"
print(t.strings, t.values, t)
for part in t:
    if isinstance(part, Interpolation):
        print(part.value, part.expression, part.conversion, repr(part.format_spec))
    else:
        print(repr(part))
print(t"".strings, t"x".interpolations, t"{1}{2}".strings, (t"a" + t"b{3}").strings)
print(Template("a", "b", Interpolation(1, "x", "s", ".2"), Interpolation(2)).strings, type(iter(t)).__name__)
match Interpolation(5, "five", "r", "d"):
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, spec)
for make in (lambda: Template(1), lambda: Interpolation(), lambda: Interpolation(1, 2), lambda: Interpolation(1, "x", "q"), lambda: t"a" + "b",
             lambda: Template(x=1), lambda: t == t"hello"):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


def html(template):
    return "".join(p if isinstance(p, str) else format(p.value, p.format_spec).replace("<", "&lt;") for p in template)


print(html(t"<b>{'<i>'}</b>{3.14159:.2f}"), [i.expression for i in t"{ name } {name!s}".interpolations])
