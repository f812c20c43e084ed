# index: zip, map, filter, enumerate, reversed, iter, next, iterators, StopIteration, range
# How far iterators read, what happens when they end, change or fail, and that an end is final.
def noisy(name, n, fail=False):
    for i in range(n):
        print("<%s%d" % (name, i), end="> ")
        yield i
    if fail:
        raise KeyError(name)


print(list(zip(noisy("a", 2), noisy("b", 3))))
print(list(zip(noisy("a", 3), noisy("b", 2))))
for first, second in ((2, 3), (3, 2), (2, 2)):
    try:
        print(list(zip(noisy("a", first), noisy("b", second), strict=True)))
    except ValueError as e:
        print(e)
try:
    list(zip("a", "b", "", strict=True))
except ValueError as e:
    print(e)
print(list(zip()), list(zip([1])), list(map(lambda *a: a, "ab", range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x % 2, range(5))), list(enumerate("ab", -1)), list(enumerate("a", 10 ** 20)))


class Flaky:
    """Ends, and then goes on."""

    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 2 == 0:
            raise StopIteration
        return self.n


f = Flaky()
print(list(f), list(f), list(zip(f, "ab")), next(f), next(map(str, f), "ended"))
items = [1, 2, 3]
it = iter(items)
list(it)
items.append(4)
print(list(it), next(it, "final"))
it, rev = iter(items), reversed(items)
next(it), next(rev)
items.clear()
print(list(it), list(rev))
for source in ({1: 1, 2: 2}, {1, 2}):
    try:
        for k in source:
            source.pop() if isinstance(source, set) else source.popitem()
    except RuntimeError as e:
        print(e)
d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 1
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
for k in d:
    d[k] = "values may change"
print(d)
calls = iter([3, 2, 1, 0, 9])
print(list(iter(lambda: next(calls), 0)), next(calls))
e = iter(lambda: 1 / 0, 0)
for _ in range(2):
    try:
        print(next(e))
    except (ZeroDivisionError, StopIteration) as error:
        print(type(error).__name__)
m = map(lambda x: 1 / x, [1, 0, 2])
print(next(m), end=" ")
try:
    next(m)
except ZeroDivisionError:
    print("failed", list(m))
z = zip(noisy("x", 1, True), "ab")
print(next(z))
try:
    next(z)
except KeyError as error:
    print(error, list(z))
r = range(0, 10, 3)
ri = iter(r)
print(next(ri), list(ri), list(ri), list(reversed(r)), next(iter(range(10 ** 30, 10 ** 31))), list(range(5, 0, -2)), len(range(-10, 10, 7)), r[-1], 9 in r, 9.0 in r, "9" in r, r.index(6), r == range(0, 12, 3))
