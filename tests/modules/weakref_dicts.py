# index: weakref.WeakKeyDictionary, weakref.WeakValueDictionary, weakref.WeakSet, weakref.finalize, weakref.WeakMethod
# Weak containers while their objects live.
import weakref

class Thing:
    def __init__(self, n): self.n = n
    def method(self): return self.n
    def __repr__(self): return f"T{self.n}"
a, b = Thing(1), Thing(2)
k = weakref.WeakKeyDictionary({a: "a"})
k[b] = "b"
print(len(k), k[a], b in k, sorted(map(str, k)), k.get(Thing(3), "none"), k.pop(b), list(k.items()))
v = weakref.WeakValueDictionary(x=a)
v["y"] = b
print(sorted(v), v["x"], "z" in v, v.get("z"), v.setdefault("x", b), v.pop("y"), dict(v), len(v))
try:
    v["q"] = 5
except TypeError as e:
    print(e)
s = weakref.WeakSet([a, b])
s.discard(a)
print(len(s), a in s, b in s, s | {a} >= {a, b}, list(s & {b}), 5 in s)
m = weakref.WeakMethod(a.method)
print(m()(), m == weakref.WeakMethod(a.method), m() == a.method)
f = weakref.finalize(a, print, "finalized", end=".\n")
print(f.alive, f.peek()[0] is a, f(), f.alive, f())
g = weakref.finalize(b, print)
print(g.detach()[1] is print, g.detach(), g.alive)
