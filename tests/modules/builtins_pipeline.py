# index: map, filter, zip, sorted, enumerate, iter, next, min, max, sum, builtins
import builtins
import operator

ORDERS = [("ann", "tea", 3, 2.5), ("bob", "milk", 1, 1.2), ("ann", "milk", 4, 1.2), ("cyd", "tea", 10, 2.25)]
names, goods, counts, prices = zip(*ORDERS)
totals = list(map(operator.mul, counts, prices))
print(totals, sum(totals), max(zip(totals, names)), min(ORDERS, key=lambda o: o[2] * o[3])[1], sum([[1], [2]], []))
ranked = sorted(enumerate(totals, 1), key=lambda pair: (-pair[1], pair[0]))
print([f"{place}. {names[i - 1]}" for place, (i, _) in enumerate(ranked, start=1)], sorted("bAc", key=str.lower, reverse=True))
chunks = iter(lambda it=iter(range(7)): [x for x, _ in zip(it, range(3))], [])
print(list(chunks), list(zip("ab", range(9), strict=False)), dict(zip(goods, prices)), list(filter(None, [0, 1, "", "x", None])))
print(any(n > 9 for n in counts), all(prices), next((n for n in names if n > "b"), "none"), next(iter([]), "empty"), divmod(-7, 2), round(2.675, 2), round(1250, -2), pow(2, 10, 1000), abs(-3 + 4j))
print(list(map(max, [1, 5], [4, 2], [3, 3])), list(reversed(range(3))), max([], default="d"), max("b", "a", key=ord), isinstance(True, (int, str)), issubclass(bool, int), callable(print), chr(8364), ord("€"), ascii("é"), bin(-5), oct(8), hex(255))
print(hash("a") == hash("a"), id(ORDERS) == id(ORDERS), repr("it's"), format(3.14159, ".2f"), type(3).__name__, vars(type("V", (), {"x": 1}))["x"], getattr(3, "real"), hasattr(3, "foo"), eval("1 + 2", {"__builtins__": {}}), [].__class__ is builtins.list, __import__("math").pi > 3)
try:
    print(list(zip([1, 2], [1], strict=True)))
except ValueError as e:
    print(e)
for call in (lambda: max([]), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: min(1), lambda: sorted([1, "a"]), lambda: next([]), lambda: next(iter([])), lambda: iter(3), lambda: iter(3, 4), lambda: chr(-1), lambda: ord("ab"), lambda: round("x"), lambda: pow(2, -1, 4), lambda: zip(1), lambda: list(map(len, [1])), lambda: enumerate(3), lambda: reversed({1}), lambda: isinstance(1, "int"), lambda: getattr(1, 2), lambda: divmod(1, 0), lambda: map(), lambda: filter(None), lambda: hash([]), lambda: bin("x"), lambda: all(3), lambda: eval(3), lambda: vars(3)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
