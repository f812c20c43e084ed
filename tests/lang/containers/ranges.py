# index: range
print(range(5), range(1, 10, 3), range(0), list(range(5)), list(range(2, -8, -3)), len(range(0, 10, 3)), bool(range(3, 3)))
r = range(0, 20, 2)
print(r[3], r[-1], r[2:5], r[::-1], r[::3], r[100:], 8 in r, 9 in r, 8.0 in r, "x" in r, r.index(6), r.count(6), r.count(7))
print(range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 2), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(3) != range(4), r.start, r.stop, r.step)
print(list(reversed(range(5))), list(reversed(range(0, 10, 3))), max(range(7)), sum(range(101)))
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, len(big), list(big), big[1], big[-1], 10 ** 20 + 3 in big, 10 ** 20 + 4 in big, list(reversed(big)), big.index(10 ** 20 + 6))
huge = range(2 ** 70)
print(huge[2 ** 69], huge[-1], huge[5:2 ** 66], 2 ** 70 in huge, huge[::2 ** 68])
print(list(range(2 ** 63 - 2, 2 ** 63 + 2)), list(range(-2 ** 63 + 1, -2 ** 63 - 2, -1)), next(iter(range(2 ** 62, 2 ** 64))))
it = iter(range(5))
next(it)
print(it.__length_hint__(), list(it), list(it))
class I:
    def __index__(self):
        return 3
print(list(range(I())), range(True), range(10)[I()])
for bad in (lambda: range(), lambda: range(1, 2, 0), lambda: range(1.5), lambda: r[50], lambda: r["a"], lambda: len(huge), lambda: range(1, 2, 3, 4)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    r.start = 3
except AttributeError as e:
    print(e)
