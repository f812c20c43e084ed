# index: dict, dict.popitem, reversed
d = {}
for i in range(20):
    d[f"k{i}"] = i
for i in range(0, 20, 3):
    del d[f"k{i}"]
print(list(d))
d["k3"] = 33
d["k1"] = 11
d["k0"] = 0
print(list(d.items())[-5:], d["k1"], len(d))
print([d.popitem() for _ in range(4)])
d["new"] = 1
print(list(reversed(d)), list(reversed(d.values()))[:3], list(reversed(d.items()))[:2])
e = {}
for round in range(1000):
    e[round] = round
    if round >= 5:
        del e[next(iter(e))]
print(e)
f = {"x": 1}
for i in range(1000):
    del f["x"]
    f["x"] = i
print(f)
g = {i: 0 for i in range(1000)}
for i in range(1000):
    if i % 100:
        del g[i]
print(list(g), len(g))
g.update((i, 1) for i in range(50, 60))
print(list(g))
h = {True: "a"}
h[1] = "b"
h[1.0] = "c"
print(h)
