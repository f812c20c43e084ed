# index: dict, dict.get, dict.setdefault, list.pop, dict.popitem, dict.update, dict.fromkeys
d = {"a": 1, "b": 2, 3: "three", (4, 5): None, 2.5: "x", None: 0, True: "yes"}
print(d, len(d), d["a"], d[3.0], d[1], d[(4, 5)], d[None])
d["c"] = 7
d["a"] = "new"
del d["b"]
print(d, "b" in d, "a" in d, d.get("b"), d.get("b", 5), d.get("a"))
print(d.setdefault("a", 1), d.setdefault("z", 9), d.setdefault("y"), d.pop("z"), d.pop("zz", "none"), d.popitem())
e = {i: i * i for i in range(5)}
e.update({1: "one", 7: 49})
e.update([(8, 64), [9, 81]], x=1, y=2)
print(e, list(e), dict(e) == e, dict(a=1, **{"b": 2}))
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict([(1, 2)]), dict(), dict({1: 2}, a=3))
f = e.copy()
f.clear()
print(f, bool(f), e == dict(reversed(list(e.items()))))
print({1: 2} | {3: 4}, {1: 2, 5: 6} | {1: 9})
g = {1: 2}
g |= [(1, 3), (2, 4)]
print(g, {} == {}, {1: 2} != {1: 2.0}, {1: [1]} == {1: [1]})
for bad in (lambda: {}["q"], lambda: {}.pop("q"), lambda: {}.popitem(), lambda: dict(1), lambda: dict(["abc"]), lambda: dict(1, 2),
            lambda: {} | [], lambda: {1: 1} < {}):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
