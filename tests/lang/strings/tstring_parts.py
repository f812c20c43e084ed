# python: 3.14
# index: t-strings, t-string interpolations, t-string concatenation, string.templatelib, f-string debug
# A template string keeps its pieces apart: nothing is formatted, order and laziness as in f-strings.
from string.templatelib import Template, Interpolation, convert

log = []


def n(v):
    log.append(v)
    return v


class Never:
    def __format__(self, spec):
        raise AssertionError

    __str__ = __repr__ = __format__


width = 8
t = t"a{n(1)}b{n(Never())!r:>{n(width)}.2}{n(3)=}{n(4) = !s:x}"
print(log[0], log[2:], t.strings)
for i in t.interpolations:
    print(i.expression, repr(i.conversion), repr(i.format_spec), type(i.value).__name__, end="; ")
print(len(t.values), [type(p).__name__ for p in t])
u = t"{1}" t"{2}x" rt"\d{3}" tr'\{4}'
print(u.strings, u.values, t'{"quo" "ted"}'.interpolations[0].expression, t"{ {1: 2}[1] }".interpolations[0].expression)
print((t"a{1}" + t"b{2}c").strings, Template("x", "y", Interpolation(1), "z").strings, Template(Interpolation(1), Interpolation(2)).strings)
print(t"{{literal}} {5}}}".strings, t"".strings, t"".interpolations, list(t""), list(t"x"), t"""
{
  width   # comment
}""".interpolations[0].expression)
nested = t"{t'{1}'}{f'{2}'}{t''}"
print([type(v).__name__ for v in nested.values], nested.values[0].values, t"{lambda_ if (lambda_ := 7) else 0}".values)
print(convert("é", "a"), convert(1, "r"), convert(Never, None) is Never, repr(convert(2, "s")), Interpolation.__match_args__)
for text in ("t'a' 'b'", "t'a' f'b'", "'a' t'b'", "bt''", "tf''", "ut''", "t'{}'", "t'{a!x}'", "t'{a'", "t'}'", "t'{a b}'", "t'{undefined}'", "t'{1/0}'", "t'a' + 'b'", "'a' + t'b'", "t'a' % 1", "t'' < t''",
             "hash(t'')", "t''.strings.x", "Template('a', 1)", "Interpolation()", "Interpolation(1, 'x', 'z')", "Interpolation(1, format_spec=5)", "convert(1, 'z')", "class_ (t'')", "t''[0]", "len(t'')"):
    try:
        value = eval(text, {"Template": Template, "Interpolation": Interpolation, "convert": convert})
        print(text, "=", "int" if isinstance(value, int) else value)
    except Exception as e:
        print(text, "->", type(e).__name__, e)
for cls in (Template, Interpolation):
    try:
        type("Sub", (cls,), {})
    except TypeError as e:
        print(e)
for name in ("strings", "interpolations", "values", "new"):
    try:
        setattr(t, name, 1)
    except AttributeError as e:
        print(name, "cannot be set")
