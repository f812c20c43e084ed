# python: 3.14
# index: functools.partial, functools.Placeholder, functools.reduce, operator.or_
import functools
import operator
from functools import Placeholder as _, partial, reduce


def compose(*functions):
    return reduce(lambda f, g: lambda *a, **k: g(f(*a, **k)), functions)


clean = compose(str.strip, str.lower, partial(str.replace, _, " ", "-"), partial(str.split, _, ","))
print(clean("  Red Apple,Green Pear "), compose(abs, float)(-3))
to_bytes = partial(int.to_bytes, _, 2, "little")
print(to_bytes(513), partial(pow, _, 2, 7)(10), partial(partial(pow, _, _, 7), 10)(2), partial(divmod, _, 3)(10))
print(repr(partial(pow, _, 2)), partial(print, _, "end", sep="|").args[1:], _ is functools.Placeholder, repr(_), partial(max, _, 5).func)


class Report:
    def cell(self, align, width, value, /, fill=" "):
        return format(value, f"{fill}{align}{width}")

    left = functools.partialmethod(cell, "<", 6)
    money = functools.partialmethod(cell, ">", 8, fill=".")
    wide = functools.partialmethod(cell, "^", _, "wide")


r = Report()
print([r.left("ab"), r.money(3.5), r.wide(10), r.wide(12, fill="*")])
print(reduce(operator.or_, [{"a": 1}, {"b": 2}, {"a": 3}]), reduce(lambda a, x: a * 31 + ord(x), "key", 7), functools.reduce(operator.add, [[1], [2]], initial=[0]))
p = partial(sorted, key=len)
print(p(["ccc", "a", "bb"]), partial(p, reverse=True)(["a", "bb"]), partial(p, key=None)("ba"), p.keywords, p.__doc__ is not None)
p.note = "attributes too"
print(p.note, p.__reduce__()[2][1:3], partial(int, "ff", base=16)(), partial.__mro__[-1].__name__)
for call in (lambda: partial(pow, 2, _), lambda: partial(pow, _, 2)(), lambda: partial(pow, mod=_), lambda: partial(pow, _, _)(1), lambda: functools.partialmethod(3), lambda: functools.partialmethod(pow, _), lambda: reduce(operator.add, []), lambda: partial()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
