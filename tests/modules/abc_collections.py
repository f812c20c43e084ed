# index: collections.abc, collections.abc.Mapping, collections.abc.Set, collections.abc.Sequence
from collections.abc import Callable, Collection, Container, Hashable, ItemsView, Iterable, Iterator, Mapping, MutableMapping, MutableSet, Reversible, Sequence, Set, Sized


class Bits(MutableSet):
    """A set of small ints in one int."""

    def __init__(self, items=()):
        self.bits = 0
        for i in items:
            self.add(i)

    def __contains__(self, i):
        return isinstance(i, int) and self.bits >> i & 1 == 1

    def __iter__(self):
        return (i for i in range(self.bits.bit_length()) if i in self)

    def __len__(self):
        return self.bits.bit_count()

    def add(self, i):
        self.bits |= 1 << i

    def discard(self, i):
        self.bits &= ~(1 << i)

    def __repr__(self):
        return f"Bits({list(self)})"


a, b = Bits([1, 3, 5]), Bits([3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, Bits([3]) < a, a == {1, 3, 5}, a.isdisjoint([2]), b | {9}, type(a & b).__name__)
a |= {7}
a.remove(1)
print(a, a.pop(), a, 3 in a, b.clear(), len(b), hash(frozenset(a)) == a._hash())


class Lower(MutableMapping):
    def __init__(self, *args, **kw):
        self.store = {}
        self.update(*args, **kw)

    def __getitem__(self, key):
        return self.store[key.lower()]

    def __setitem__(self, key, value):
        self.store[key.lower()] = value

    def __delitem__(self, key):
        del self.store[key.lower()]

    def __iter__(self):
        return iter(self.store)

    def __len__(self):
        return len(self.store)


m = Lower({"A": 1}, B=2)
print(m["a"], "B" in m, m.get("x", 0), list(m.items()), m == {"a": 1, "b": 2}, m.pop("A"), m.setdefault("C", 3), m.popitem(), dict(m), m.keys() & {"b", "z"}, isinstance(m.items(), ItemsView), ("b", 2) in m.items(), 2 in m.values())


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return self.n - i


c = Countdown(4)
print(list(c), list(reversed(c)), c.index(2), c.count(9), 3 in c, isinstance(c, Reversible), isinstance(c, Collection))
for kind in (Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence, Set, Sized):
    print(kind.__name__, [isinstance(x, kind) for x in ([], (), "", {}, set(), len, iter(()), 5, c, a, m)])
for call in (lambda: Sequence(), lambda: m["zz"], lambda: a.remove(99), lambda: c.index(77), lambda: hash(m), lambda: Callable[int], lambda: b.pop(), lambda: m.pop("q"), lambda: a < 3):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
