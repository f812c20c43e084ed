# index: dict, __hash__, __eq__, __missing__
log = []
class K:
    def __init__(self, v, h=None):
        self.v, self.h = v, h
    def __hash__(self):
        log.append(f"hash {self.v}")
        return self.h if self.h is not None else hash(self.v)
    def __eq__(self, other):
        log.append(f"eq {self.v} {getattr(other, 'v', other)}")
        return self.v == getattr(other, "v", other)
    def __repr__(self):
        return f"K({self.v})"
a, b = K(1, 7), K(2, 7)
d = {a: "a", b: "b"}
print(d, d[a], d[b], d[K(1, 7)], d.get(K(3, 7)), log)
log.clear()
e = {1: "int"}
print(e[K(1)], K(1) in {1.0}, log)
class Boom(K):
    def __eq__(self, other):
        raise ValueError("boom")
    __hash__ = K.__hash__
try:
    {Boom(1, 5): 1}[K(2, 5)]
except ValueError as err:
    print(err)
class Evil(K):
    def __eq__(self, other):
        f.clear()
        return False
    __hash__ = K.__hash__
f = {Evil(1, 3): 1}
f[K(2, 3)] = 2
print(f)
class D(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value
m = D(a=1)
print(m["a"], m["bc"], m, m.get("x"), "x" in m)
