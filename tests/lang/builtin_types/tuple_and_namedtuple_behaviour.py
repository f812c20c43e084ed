# index: tuple, __new__, tuple.index, hash, comparisons, slicing, chained comparisons, __reduce__
# Tuples: identity and copies, nested comparison, hashes, and subclasses.
t = (1, [2], "x")
print(t[:] is t, t * 1 is t, t + () == t, tuple(t) is t, tuple([1]) == (1,), () is (), t[1:] + t[:1], t * 2, 2 * t, t * -1, (1,) * 3, t[::-1], t[-1:], t.count([2]), t.index("x"), len(()), bool(()), bool((0,)), (1, 2) < (1, 3), (1, 2) < (1, 2, 0), () < (0,), (1, "a") < (2, None), ((1, 2), 3) == ((1.0, 2.0), 3.0), (1, 2) != [1, 2], hash((1, 2)) == hash((1.0, 2.0)), hash(()) == hash(()), hash((1, (2, (3,)))) == hash((1, (2, (3,)))))
t[1].append(3)
print(t, sorted([(2, "b"), (1, "z"), (2, "a")]), max((1, 9), (2, 0)), min([(1, 2), (1,)]), (1, 2) in [(1, 2)], {(1, 2): "k"}[1, 2], dict([(1, 2)]), [*t, *()], (*"ab",), tuple("ab"), tuple({1: 2}), tuple(range(3)), tuple(x for x in "q"), (lambda *a: a)(*t) == t)
for f in (lambda: t[3], lambda: t["0"], lambda: t[1.0], lambda: t.index(9), lambda: t.index("x", 0, 2), lambda: t.index("x", -1), lambda: t.index(1, "a"), lambda: t.__setitem__, lambda: t + [1], lambda: t + 1, lambda: t * "a", lambda: t * 1.5, lambda: t < 1, lambda: (1, "a") < (1, 2), lambda: (None,) < (None,), lambda: (None, 1) < (None, 2), lambda: hash(t), lambda: tuple(5), lambda: tuple([1], [2]), lambda: tuple(iterable=[1]), lambda: tuple.__new__(tuple, 5), lambda: tuple.__new__(int), lambda: t.append(1), lambda: (1, 2).__add__(5), lambda: (1,).__mul__(2), lambda: (1,).__contains__(1), lambda: (1, 2).__getnewargs__(), lambda: t.__iter__().__length_hint__(), lambda: t[10 ** 30], lambda: t[-10 ** 30:10 ** 30] == t, lambda: t[::0], lambda: (1,) * 10 ** 30):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Point(tuple):
    __slots__ = ()

    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])

    def __repr__(self):
        return "Point%s" % (tuple.__repr__(self),)

    def __eq__(self, other):
        return isinstance(other, Point) and super().__eq__(other)

    __hash__ = tuple.__hash__


p = Point(1, 2)
print(p, p.x, p == (1, 2), (1, 2) == p, p == Point(1, 2), type(p + ()).__name__, type(p[:]).__name__, type(p * 1).__name__, p[:] is p, tuple(p) == (1, 2), type(tuple(p)).__name__, {p: 1}[Point(1, 2)], len(p), [*p], "%s %s" % p, p < (1, 3), hash(p) == hash((1, 2)))
try:
    p.z = 1
except AttributeError as e:
    print(e)
a, (b, *c) = p, (3, 4, 5)
print(a, b, c)
deep = ()
for _ in range(2000):
    deep = (deep,)
print(len(deep), deep[0] == deep[0])
