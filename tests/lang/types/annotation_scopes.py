# python: 3.14
# index: annotations, annotation scopes, __annotations__, __annotate__, functions, class, annotationlib
# Annotations are evaluated when they are asked for, in the scopes where they stand, once.
from annotationlib import Format, get_annotations

calls = []


def note(x):
    calls.append(x)
    return x


def f(a: note("a"), *args: note("args"), k: note("k") = 1, **kw: note("kw")) -> note("return"):
    x: note("never") = 1


print(calls, f.__annotate__.__name__, f.__annotate__.__qualname__)
print(f.__annotations__, calls, f.__annotations__ is f.__annotations__, len(calls))


class C:
    x: later
    y: list[y_type] = []
    y_type = "class variable"
    if calls:
        z: note("z")
    else:
        w: int
    def m(self: C, other: y_type) -> later: pass
    private__: int
    __private: int


later = "now defined"
print(C.__annotations__, C.m.__annotations__, list(C.__dict__.get("__annotations__", ())))


def closure(t):
    def g(x: t, y: u) -> [t for _ in "ab"]: pass
    class K:
        a: t
        b: (lambda: t)()
    t, u = "rebound", "later"
    return g.__annotations__, K.__annotations__


print(closure("argument"))


def broken(x: undefined, y: int): pass


for format in (Format.VALUE, Format.FORWARDREF, Format.STRING):
    try:
        found = get_annotations(broken, format=format)
        print(format.name, type(found["x"]).__name__, found["y"])
    except NameError as e:
        print(format.name, e)
for n in (1, 2, 3, 4, 5):
    try:
        print(n, broken.__annotate__(n) if n != 1 else f.__annotate__(n))
    except (NotImplementedError, NameError) as e:
        print(n, type(e).__name__, e)
f.__annotations__ = {"own": 1}
print(f.__annotate__, f.__annotations__)
f.__annotate__ = lambda format: {"format": format}
print(f.__annotations__, f.__annotate__(2))
f.__annotate__ = None
print(f.__annotations__, (lambda x: x).__annotations__, (lambda: 0).__annotate__)
for value in (5, "x"):
    for name in ("__annotate__", "__annotations__"):
        for target in (f, C):
            try:
                setattr(target, name, value)
            except TypeError as e:
                print(e)
del f.__annotations__
print(f.__annotations__)


class Plain: pass


print(Plain.__annotations__, Plain.__annotate__, type("T", (), {"__annotations__": {"q": 1}}).__annotations__)
