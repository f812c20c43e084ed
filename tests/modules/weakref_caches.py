# index: weakref.WeakValueDictionary, weakref.WeakKeyDictionary, weakref.ref
import weakref


class Image:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Image({self.name})"


class Cache:
    """Loads each image once for as long as somebody has it."""

    def __init__(self):
        self.live, self.loads = weakref.WeakValueDictionary(), 0

    def get(self, name):
        image = self.live.get(name)
        if image is None:
            self.loads += 1
            image = self.live[name] = Image(name)
        return image


cache = Cache()
a, b = cache.get("a"), cache.get("b")
print(cache.get("a") is a, cache.loads, len(cache.live), sorted(cache.live), dict(cache.live), "a" in cache.live, "z" in cache.live)
print(cache.live.pop("b") is b, cache.live.get("b"), cache.live.setdefault("c", b) is b, sorted(cache.live.items(), key=str), [r() for r in cache.live.valuerefs()][:1], cache.live.copy().keys() is not None)
extra = weakref.WeakKeyDictionary({a: "first"})
extra[b] = "second"
print(extra[a], b in extra, len(extra), sorted(extra.values()), extra.get(Image("new"), "none"), extra.pop(b), list(extra.items()), [r() is a for r in extra.keyrefs()], 3 in extra)
merged = cache.live | {"d": a}
print(type(merged).__name__, sorted(merged), extra == {a: "first"} or list(extra) == [a])
called = []
r = weakref.ref(a, called.append)
print(r() is a, r.__callback__ == called.append, r == weakref.ref(a), weakref.ref(a) is weakref.ref(a), hash(r) == hash(a), repr(r).startswith("<weakref at"), weakref.getweakrefcount(a) >= 2, r in weakref.getweakrefs(a))


class Keyed:
    __slots__ = ("k", "__weakref__")

    def __init__(self, k):
        self.k = k

    def __eq__(self, other):
        return isinstance(other, Keyed) and self.k == other.k

    def __hash__(self):
        return hash(self.k)


k1, k2 = Keyed(1), Keyed(1)
d = weakref.WeakKeyDictionary()
d[k1], d[k2] = "one", "again"
print(len(d), d[Keyed(1)], weakref.ref(k1) == weakref.ref(k2), next(d.keys()).k)
for call in (lambda: cache.live["zz"], lambda: extra[Image("q")], lambda: cache.live.__setitem__("x", 3), lambda: weakref.WeakKeyDictionary({1: 2}), lambda: weakref.WeakValueDictionary(3), lambda: cache.live.pop("none"), lambda: weakref.ref(a, 1, 2), lambda: r(1), lambda: weakref.WeakKeyDictionary().popitem(), lambda: weakref.WeakSet([1])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
