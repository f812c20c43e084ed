# python: 3.14
# index: frames, locals
# f_locals of a function writes through; locals() is a copy of the moment.
import sys


def attempt(function, *args):
    try:
        print(function(*args))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


def function(a, b=2, *rest):
    c = 3
    p = sys._getframe().f_locals
    copied = locals()
    copied["c"] = 99
    p["c"] = 30
    p["new"] = 5
    print(type(p), a, b, c, rest, p["new"], "new" in locals(), p == sys._getframe().f_locals, p is sys._getframe().f_locals)
    p.update({"a": 10, "b": 20})
    p |= {"rest": (1,)}
    print(a, b, rest, p.get("zz", 4), p.setdefault("q", 7), p.setdefault("a"), p.pop("new"), p.pop("new", 8), sorted(p))
    del p["q"]
    for wrong in ("zz",), ([],):
        attempt(p.__getitem__, *wrong)
    for method, *args in (
        ("__delitem__", "a"), ("__delitem__", "zz"), ("pop", "a"), ("pop", "zz"), ("update", 3), ("update", [("a", 1)]), ("clear",), ("__ior__", 3),
    ):
        attempt(lambda: getattr(p, method)(*args))
    attempt(hash, p)
    del c
    print("c" in p, "c" in locals(), type(p | {}), type({} | p), p == dict(p), p == {})
    p["c"] = 4
    print(c, type(p.keys()), type(p.items()), len(repr(p)) > 20)

    def inner():
        return a

    p["a"] = "in a cell"
    print(a, inner())
    return sys._getframe()


frame = function(1)
frame.f_locals["b"] = 77
frame.f_locals[1] = "one"
print(frame.f_locals["a"], frame.f_locals["b"], frame.f_locals[1])
frame.clear()
print(dict(frame.f_locals), sys._getframe().f_locals is globals())


class Odd(dict):
    def items(self):
        return [1, "ab"]

    def keys(self):
        return ["b", *super().keys()]

    def __missing__(self, key):
        return key * 2


def updated():
    b, p = 1, sys._getframe().f_locals
    for other in (Odd(a=2), {1: 2}, [(1, 2)], p):
        attempt(p.update, other)
        print(b, p.get("a"), p.get(1), sorted(map(str, (p | Odd(c=3)).keys())))
    p |= Odd(d=4)
    print(b, p["d"])


updated()
