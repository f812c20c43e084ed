# index: mappingproxy, SimpleNamespace, types, modules, module __getattr__, __qualname__, __doc__, object
# Read-only views of class namespaces, simple namespaces, and modules made by hand.
import sys
import types


class C:
    """doc of C"""
    x = 1

    class Inner:
        def method(self):
            def local(): pass
            return local


proxy = vars(C)
print(type(proxy).__name__, proxy["x"], "x" in proxy, proxy.get("zz", 5), proxy.keys() >= {"x"}, len(proxy) == len(list(proxy)), C.__qualname__, C.Inner.__qualname__, C.Inner.method.__qualname__, C.Inner().method().__qualname__, (lambda: 0).__qualname__, C.__doc__, C.Inner.__doc__, [x for x in (i for i in [C])][0].__name__, C.Inner.__module__ == __name__)
m = types.MappingProxyType({"a": 1})
print(m, m | {"b": 2}, {"b": 2} | m, m == {"a": 1}, m.copy(), list(reversed(m)), hash(types.MappingProxyType) is not None, m["a"], *m)
for f in (lambda: proxy.__setitem__("x", 2), lambda: proxy.update(y=1), lambda: proxy.__delitem__("x"), lambda: m["z"], lambda: types.MappingProxyType([1]), lambda: types.MappingProxyType(), lambda: hash(m), lambda: m.__ior__({}), lambda: setattr(C, "__qualname__", 5), lambda: setattr(C, "__name__", "a\0b"), lambda: setattr(C, "__module__", "new") or C.Inner.__module__ == __name__, lambda: delattr(C, "__name__"), lambda: setattr(C, "__doc__", "new doc") or C.__doc__, lambda: setattr(int, "__doc__", "x"), lambda: delattr(C, "__doc__")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
C.__qualname__, C.__name__ = "Else.Where", "Renamed"
print(C, C.__name__, repr(C.Inner), repr(C()).split(" at ")[0])
ns = types.SimpleNamespace(b=1, a=[2])
ns.c = ns
print(ns, ns == types.SimpleNamespace(b=1), types.SimpleNamespace(x=1) == types.SimpleNamespace(x=1), vars(ns).keys(), types.SimpleNamespace() == 5, len({1: types.SimpleNamespace}))
for f in (lambda: ns.missing, lambda: types.SimpleNamespace(1, 2), lambda: hash(ns), lambda: ns < ns, lambda: types.SimpleNamespace(**{1: 2}), lambda: types.SimpleNamespace({"k": 1}) if sys.version_info >= (3, 13) else types.SimpleNamespace(k=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
mod = types.ModuleType("made", "its doc")
exec("def __getattr__(name):\n if name == 'lazy': return 'computed'\n raise AttributeError('no ' + name)\ndef __dir__(): return ['z', 'a']\nx = 1", mod.__dict__)
print(mod, mod.__doc__, mod.x, mod.lazy, dir(mod), hasattr(mod, "nothing"), mod.__spec__, mod.__loader__, mod.__package__, sorted(k for k in vars(types.ModuleType("empty"))))
for f in (lambda: mod.other, lambda: types.ModuleType("plain").thing, lambda: types.ModuleType(), lambda: types.ModuleType(5), lambda: setattr(mod, "__dict__", {}), lambda: delattr(mod, "nothing"), lambda: types.ModuleType.__new__(types.ModuleType).x):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
