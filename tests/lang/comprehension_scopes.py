# index: list comprehensions, dict comprehensions, walrus
x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", "cd")}, {x % 2 for x in range(4)}, x)
print([[x + y for x in "ab"] for y in "cd"], [x for x in [x for x in "pq"]])
print([(a, b) for a in range(4) if a % 2 for b in range(a) if b != 1])


def f(n):
    hits = [last := i for i in range(n) if (half := i / 2) > 0.5]
    fs = [lambda: i for i in range(n)]
    gs = [(lambda: (i, j)) for i in range(2) for j in range(2)]
    return hits, last, half, [f() for f in fs], [g() for g in gs]


print(f(4))


class A:
    n = 3
    items = [i for i in range(n)]
    nested = [[j for j in range(i)] for i in range(n)]
    try:
        broken = [n for _ in range(2)]
    except NameError as e:
        print("NameError")


print(A.items, A.nested, hasattr(A, "i"))
print([y for x in [1, 2] for y in [x * 10]], list(y for y in (z for z in range(3))))


def shadow(x):
    r = [x for x in range(x)]
    return r, x


print(shadow(3))
try:
    [a for b in range(2) if a for a in [1]]
except NameError as e:
    print(type(e).__name__)


def unbound():
    try:
        return [a for b in range(2) if a for a in [1]]
    except UnboundLocalError as e:
        return type(e).__name__


print(unbound())
g = (i for i in range(3))
print(next(g), list(g), sum(i * i for i in range(4)))
print([i for i in range(5) if i if i % 2], [*(i for i in "ab"), *"cd"])
if any((found := w).startswith("b") for w in ["a", "bc", "bd"]):
    print(found)
