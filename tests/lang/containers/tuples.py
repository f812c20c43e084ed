# index: tuple, hash
t = (1, 2, 3)
print(t, (), (1,), t + (4,), t * 2, t[1:], t[::-1], t[-1], len(t), 2 in t, 5 in t)
print(t.index(3), t.count(1), (1, 1.0, True).count(1), tuple("ab"), tuple([1, 2]), tuple(), tuple(t) is t, t[:] is t)
print((1, 2) < (1, 2, 0), (1, 3) > (1, 2, 9), (1, 2) == (1.0, 2.0), () < (0,), (1,) != (1,))
print(hash((1, 2)) == hash((1.0, 2.0)), hash(()) == hash(()), len({hash((i, j)) for i in range(50) for j in range(50)}))
print({(1, "a"): "x"}[(1, "a")], (1, (2, (3, (4, ())))))
a, *b, c = range(5)
print(a, b, c)
class P(tuple):
    def __new__(cls, x, y):
        self = super().__new__(cls, (x, y))
        self.name = "p"
        return self
p = P(1, 2)
print(p, p.name, p == (1, 2), hash(p) == hash((1, 2)), type(p[:]) is tuple, type(p + ()), {p: 1}[(1, 2)])
for bad in (lambda: t[5], lambda: t["a"], lambda: t + [1], lambda: t * 1.5, lambda: t.index(9), lambda: hash(([],)), lambda: tuple(1, 2), lambda: tuple(1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, "" if isinstance(e, ValueError) else e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
x = ([],)
try:
    x[0] += [1]
except TypeError as e:
    print(e, x)
