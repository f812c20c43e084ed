# index: order of evaluation, call, dict displays, slicing, conditional expressions, chained comparisons
# In what order the parts of each kind of expression are evaluated.
seen = []


def n(value):
    seen.append(value)
    return value


def show(label, result=None):
    print(label, *seen, "=>", result)
    seen.clear()


def f(*args, **kwargs):
    return args, kwargs


class Items(dict):
    def __getitem__(self, key):
        return key


show("dict", {n("a"): n(1), **n({"z": 0}), n("b"): n(2)})
show("binary", n(1) + n(2) * n(3) ** n(2))
show("power", n(2) ** -n(1))
show("call", n("f") and f(n(1), *n([2]), k=n(3), **n({"l": 4}), m=n(5)) if n(1) else n(0))
show("star after keyword", f(n(1), k=n(2), *n([3, 4])))
show("slice", Items()[n(1):n(2):n(3), n(4)])
show("conditional", n("yes") if n(0) else n("no"))
show("compare", n(1) < n(2) > n(5) < n(7))
show("and or", n(0) and n(1) or n(2) and n(3))
show("not", not n(0) == n(1))
show("lambda", (lambda a=n(1), *, b=n(2): a)(n(3)))
show("comprehension", [n(x) + n(y) for x in n([1, 2]) if n(x) for y in n([10])])
show("dict comprehension", {n(k): n(k * 2) for k in "ab"})
show("format", f"{n(1):{n(2)}}{n(3)!r:>{n(4)}}")
show("percent", "%s%s" % (n("a"), n("b")))
show("attribute", n(3).real.__add__(n(4)))
show("subscript", n([5, 6])[n(1)])
show("walrus", ((x := n(1)) + (x := n(5)), x))
show("set", len({n(1), *n([2]), n(1)}))
show("in", n(1) in n([1]) is not n(None))


@n(lambda c: n("decorated") and c)
@n(lambda c: c)
class K(n(object), metaclass=n(type)):
    n("body")

    @n(lambda m: m)
    def m(self, a=n("default")):
        pass


print([x if isinstance(x, str) else getattr(x, "__name__", type(x).__name__) for x in seen])
