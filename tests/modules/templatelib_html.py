# python: 3.14
# index: string.templatelib, t-strings, string.templatelib.Interpolation
from string.templatelib import Interpolation, Template, convert


class Raw(str):
    """Text that is HTML already."""


def html(template):
    """Escapes the values of a template."""
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
            continue
        value = part.value
        if callable(value):
            value = value()
        if isinstance(value, Template):
            value = Raw(html(value))
        elif isinstance(value, list):
            value = Raw("".join(html(v) if isinstance(v, Template) else str(v) for v in value))
        elif isinstance(value, dict):
            value = Raw(" ".join(f'{k}="{v}"' for k, v in value.items()))
        text = format(convert(value, part.conversion), part.format_spec)
        out.append(text if isinstance(value, Raw) else text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;"))
    return "".join(out)


def sql(template):
    """The query with marks, and its parameters."""
    return "?".join(template.strings), template.values


name, evil, n = "Ann", "<script>", 3.14159
items = [t"<li>{i:03d}</li>" for i in range(3)]
page = t"""<p title={evil!r}>Hello {name:>5}, {evil}: {n:.{n:.0f}f}</p><ul {dict(id='x', hidden=1)}>{items}</ul>{(lambda: name + '!')}"""
print(html(page))
print(sql(t"select * from t where name = {name} and n > {n * 2}"))
print([(i.expression, i.conversion, i.format_spec) for i in page.interpolations])
t1 = t"a{1}b" + t"c{2 + 0}"
print(t1, t1.strings, t1.values, list(t1), (t"" + t"x").strings, list(t""), t"{1}{2}".strings)
print(Template("a", Interpolation(5, "five", "r", ">3"), "b", "c"), type(t1).__name__, t"{name=}".strings, t"{name!s:^9}".interpolations[0])
match Interpolation(1, "x"):
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, repr(spec))
nested = t"{t'{name}'}"
print(html(nested), rt"\n{name}".strings, t"{{}}".strings, (t'it' t's {"q"}').strings)
for call in (lambda: t"a" + "b", lambda: "a" + t"b", lambda: Template(1), lambda: Interpolation(), lambda: Interpolation(1, 2), lambda: Interpolation(1, "x", "q"), lambda: hash(t1) and 1, lambda: t1 == t"a{1}bc{2 + 0}", lambda: format(t1, "x"), lambda: t1[0], lambda: len(t1), lambda: convert(1, "z"), lambda: type("S", (Template,), {})):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
