# index: dict views, RuntimeError
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i))
d["d"] = 4
print(list(k), list(v), list(i), "d" in k, 4 in v, ("d", 4) in i, ("d", 5) in i)
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted({"q"} | k), sorted(["a", "x"] - k))
print(k == {"a", "b", "c", "d"}, k >= {"a"}, k < {"a"}, i == set(i), k.isdisjoint(["x"]), k == d.keys(), v == d.values())
print(sorted(i & {("a", 1), ("b", 9)}), i.isdisjoint([("a", 2)]))
print(k.mapping["a"], type(k.mapping).__name__, list(reversed(k)), type(k & k), type(iter(k)).__name__)
def change(d):
    for x in d:
        d[x + "!"] = 0
def swap(d):
    for x in d:
        del d[x]
        d[x + "!"] = 0
for f in (change, swap):
    try:
        f(dict(d))
    except RuntimeError as e:
        print(e)
for x in d:
    d[x] += 10
print(d)
for bad in (lambda: hash(k), lambda: k < 1, lambda: k & 1, lambda: {[]: 1}.keys()):
    try:
        bad()
    except TypeError as e:
        print(type(e).__name__, "" if "unhash" in str(e) or "use" in str(e) else e)
it = iter({1: 2, 3: 4})
print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__())
