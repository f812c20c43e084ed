# index: __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__, __missing__, __length_hint__
# Containers written by hand, with all of the protocol, with parts of it, and with wrong answers.
import operator


class Full:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return Full(*self.items[i]) if isinstance(i, slice) else self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __contains__(self, v):
        return v in self.items and "yes"

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return "reversed!"

    def __repr__(self):
        return "Full%r" % (self.items,)


class Old:
    """Only __getitem__, from 0 to an IndexError."""

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


class OldLen(Old):
    def __len__(self):
        return 2


class NoIter(Full):
    __iter__ = None
    __contains__ = None
    __reversed__ = None


f = Full(1, 2, 3)
f[0], f[1:2] = 9, [7, 8]
del f[-1]
print(f, f[1:], 9 in f, len(f), list(f), reversed(f), [*f], max(f), sorted(f), dict(zip(f, f)), 5 in f)
o = Old()
print(list(o), 20 in o, 21 in o, [*o], max(o), list(zip(o, "ab")), list(reversed(OldLen())), tuple(iter(o)), operator.countOf(o, 10), operator.indexOf(o, 20))
x, *y = o
print(x, y, operator.length_hint(o), operator.length_hint(OldLen()))


class D(dict):
    def __missing__(self, key):
        return "missing %s" % (key,)


d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, len(d), "{0[a]} {0[z]}".format(d), "%(q)s" % d)


class Hint:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        if isinstance(self.n, type):
            raise self.n
        return self.n


for n in (0, 100, -1, "x", 1.5, NotImplemented, TypeError, ValueError):
    try:
        print(n, list(Hint(n)), operator.length_hint(Hint(n), 7))
    except Exception as e:
        print(n, type(e).__name__, e)
n = NoIter(1)
for g in (lambda: iter(n), lambda: 1 in n, lambda: list(n), lambda: reversed(n), lambda: reversed(o), lambda: len(o), lambda: [*5], lambda: o[5], lambda: iter(type("I", (), {"__iter__": lambda s: 5})()), lambda: next(o), lambda: list(type("J", (), {"__iter__": lambda s: s})()),
          lambda: reversed({1, 2}), lambda: list(reversed({1: 2, 3: 4})), lambda: {}.__missing__, lambda: o.__setitem__, lambda: iter(int, 1, 2), lambda: iter(5, 1), lambda: list(iter(iter([1, 2, 3]).__next__, 3))):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
