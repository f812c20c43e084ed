# index: types, warnings
# skip-if: threads
# Making classes at run time; warnings that are caught.
import types
import warnings

class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds): return {"prepared": sorted(kwds)}
    def __new__(mcls, name, bases, ns, **kwds): return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kwds): pass
C = types.new_class("C", (), {"metaclass": Meta, "extra": 1}, lambda ns: ns.update(x=5))
print(C.__name__, C.x, C.prepared, type(C) is Meta)
class Entry:
    def __mro_entries__(self, bases): return (int,)
print(types.resolve_bases((Entry(), str)), types.new_class("D", (Entry(),)).__bases__)
class E:
    @types.DynamicClassAttribute
    def attr(self): return "instance"
print(E().attr, isinstance(types.MappingProxyType({}), types.MappingProxyType), types.SimpleNamespace(a=1))
try:
    E.attr
except AttributeError:
    print("no class attribute")
@types.coroutine
def gen():
    return (yield 1)
async def co():
    return await gen()
c = co()
print(c.send(None))
try:
    c.send("result")
except StopIteration as e:
    print(e.value)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("careful"); warnings.warn("old", DeprecationWarning)
    print([(str(w.message), w.category.__name__) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("strict")
    except UserWarning as e:
        print("raised", e)
