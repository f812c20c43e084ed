# index: types.SimpleNamespace, types.MappingProxyType
from types import SimpleNamespace, MappingProxyType
n = SimpleNamespace(a=1, b="x")
print(n, n.a, n.b, n == SimpleNamespace(b="x", a=1), n != SimpleNamespace(), vars(n))
n.c = [n]
del n.a
print(n, hasattr(n, "a"), SimpleNamespace())
class Sub(SimpleNamespace):
    pass
print(Sub(x=1), Sub(x=1) == SimpleNamespace(x=1), n.__reduce__()[1:][0])
m = MappingProxyType({"a": 1, "b": 2})
print(m, m["a"], list(m), len(m), "a" in m, m.get("z", 0), list(m.keys()), list(m.values()), list(m.items()), m == {"a": 1, "b": 2})
print(m | {"c": 3}, type(m.copy()), list(reversed(m)), type(m).__name__, str(m))
for bad in (lambda: m["q"], lambda: MappingProxyType(1), lambda: MappingProxyType([1]), lambda: hash(m), lambda: n.zzz, lambda: hash(n)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, "" if isinstance(e, AttributeError) else e)
try:
    m["a"] = 1
except TypeError as e:
    print(e)
