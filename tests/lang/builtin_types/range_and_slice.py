# index: range, slice, slice.indices, range.index, range.count, hash, IndexError, ValueError, TypeError
# Ranges and slices as values: equality, hashes, huge bounds, indexing and attributes.
big = 10 ** 25
rs = [range(5), range(2, 5), range(0, 10, 3), range(5, 0, -1), range(0), range(3, 3), range(5, 0), range(-big, big, big // 2), range(0, big), range(True, 3)]
for r in rs:
    print(r, list(r)[:4] if len(r) < 10 else "long", r.start, r.stop, r.step, bool(r), hash(r) == hash(range(r.start, r.stop, r.step))) if r is not rs[8] else print(r, bool(r), r[-1], r[big // 2], big - 1 in r, r.index(big - 1), r.count(-1))
print(range(0) == range(5, 5, 2), range(0, 3, 2) == range(0, 4, 2), range(1) == range(0, 1, 5), range(2) == range(0, 2, 2), hash(range(0)) == hash(range(9, 3)), range(3) != [0, 1, 2], {range(3): 1}[range(0, 3)])
r = range(1, 20, 3)
print(r[2], r[-1], r[1:4], r[::-1], r[::2], r[10:], r[:-100], r[5:2], r[1:5][::-2], r.index(7), r.count(8), 7 in r, 8 in r, 7.0 in r, 7.5 in r, "7" in r, True in r, list(reversed(r)), [*reversed(range(0))], list(reversed(r[::-2])), r.index(4.0), min(r), max(r), sum(r), sorted(r, reverse=True)[:2])
for f in (lambda: range(), lambda: range(1.5), lambda: range("3"), lambda: range(1, 2, 0), lambda: range(1, 2, 3, 4), lambda: range(None), lambda: range(step=2), lambda: r[7], lambda: r[-8], lambda: r["a"], lambda: r[1.0], lambda: r.index(8), lambda: r.index("x"), lambda: r.index(), lambda: r < r, lambda: r + r, lambda: r * 2, lambda: setattr(r, "start", 1), lambda: delattr(r, "stop"), lambda: r.__setitem__(0, 1), lambda: len(range(2 ** 63)), lambda: len(range(-big, big)), lambda: range(big)[big], lambda: r[big], lambda: type("R", (range,), {}), lambda: hash(range(2 ** 70)) == hash(range(2 ** 70)), lambda: range(2 ** 70).__len__(), lambda: iter(range(2 ** 70)).__length_hint__() == 2 ** 70, lambda: bool(range(2 ** 70)), lambda: next(iter(range(-2 ** 70, 0)))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice("a", None, [1]), s == slice(1, 10, 2), s != slice(1, 10), slice(1) < slice(2), slice(None) == slice(None, None, None), [x.indices(5) for x in (slice(None), slice(-3, None), slice(None, None, -1), slice(10, -10, -2), slice(3, 100), slice(-100, 2), slice(0, 0))], slice(2 ** 70).indices(2 ** 80), slice(0, 5).indices(True))
for f in (lambda: s.indices(-1), lambda: s.indices("5"), lambda: slice("a").indices(3), lambda: slice(0, 5, 0).indices(3), lambda: slice(1.5).indices(3), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: setattr(s, "x", 1), lambda: slice(1) < slice("a"), lambda: slice(1) + 1, lambda: s[0], lambda: len(s), lambda: type("S", (slice,), {}), lambda: slice(start=1), lambda: [1, 2][slice(0, 1, "x")], lambda: slice(slice(1), 2) == slice(slice(1), 2), lambda: s.__reduce__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
