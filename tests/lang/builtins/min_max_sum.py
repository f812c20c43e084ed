# index: min, max, sum, any, all, iter, next, __lt__, StopIteration
# Reductions: which of equal values, which comparisons, which errors, and how far the iterator is read.
log = []


class V:
    def __init__(self, n, name=""):
        self.n, self.name = n, name

    def __lt__(self, other):
        log.append("%s<%s" % (self.name, other.name))
        return self.n < other.n

    def __gt__(self, other):
        log.append("%s>%s" % (self.name, other.name))
        return self.n > other.n

    def __repr__(self):
        return self.name


a, b, c = V(1, "a"), V(1, "b"), V(2, "c")
print(min(a, b, c), max(a, b, c), log)
log.clear()
print(min([c, b, a]), max([c, V(2, "d")]), log, min("b", "a", key=ord), max([3, -5], key=abs), min([], default="d"), max((), default=None, key=len), min({"x": 1, "a": 2}), max(iter("hello")), min([[2], [1, 5]]), min([1, 2], key=lambda x: -x), max(1, 2.0, True), max(True, 1), min(0.0, -0.0), max(-0.0, 0))
print(sum([]), sum([], 5), sum([1, 2.5, 3j]), sum([[1], [2]], []), sum([True, True]), sum((0.1,) * 10), sum([1e100, 1.0, -1e100]), sum(range(10 ** 6)), sum([2 ** 62, 2 ** 62, 1]), sum([10 ** 30, -10 ** 30]), sum({1: "a", 2: "b"}), sum([1], start=-1), sum([-0.0]), sum([0.1, 0.2], 0.3), sum([1, float("inf")]), sum([0.1] * 3 + [1]))
it = iter([0, 1, 0, 2])
print(any(it), list(it), all(it := iter([1, 1, 0, 5])), list(it), any([]), all([]), any("0"), all([[], 1]))


class AddsOddly:
    def __radd__(self, other):
        return "radd %r" % (other,)


print(sum([AddsOddly()]))
for f in (lambda: min(), lambda: min([]), lambda: max(()), lambda: min(5), lambda: min(1, "a"), lambda: max([1, None]), lambda: min(1, 2, default=0), lambda: min([1], key=1), lambda: max([1, 2], key=lambda x: 1 / 0), lambda: min(key=len), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum([bytearray()], bytearray()), lambda: sum([[1]]),
          lambda: sum(5), lambda: sum([1], [2]), lambda: sum(1, 2, 3), lambda: any(5), lambda: all(None), lambda: any(), lambda: all([1], [2]), lambda: next(iter([])), lambda: next(iter([]), "default"), lambda: next([]), lambda: next(5, 6), lambda: iter(5), lambda: next(iter([1]), 2, 3), lambda: max(1, 2, key=None), lambda: min([3, 1], key=None), lambda: max(V(1, "x"), 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def source():
    yield 1
    raise LookupError("in the source")


for f in (sum, min, max, list, tuple, set, sorted, dict.fromkeys, lambda g: any(x > 5 for x in g), lambda g: [*g], lambda g: "".join(map(str, g)), lambda g: dict(zip(g, g)), lambda g: next(filter(None, map(lambda x: x - 1, g)))):
    try:
        print(f(source()))
    except LookupError as e:
        print(e, end="; ")
print()
