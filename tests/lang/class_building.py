# index: metaclasses, __prepare__, __mro_entries__, __init_subclass__, __set_name__, __class__ cell
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        print("prepare", meta.__name__, name, [b.__name__ for b in bases], sorted(kw))
        return {"prepared": True}
    def __new__(meta, name, bases, namespace, **kw):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")))
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kw):
        print("init", cls.__name__, kw)
class A(metaclass=Meta, option=1):
    x = prepared
    def me(self):
        return __class__
class B(A, other=2):
    pass
print(B.x, type(B) is Meta, B().me() is A)
class Entry:
    def __mro_entries__(self, bases):
        return (int,)
class C(Entry()):
    pass
print(C.__bases__, len(C.__orig_bases__), C(3) + 1)
class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("subclass", cls.__name__, tag)
class D(Base, tag="t"):
    field = Named()
def function_as_metaclass(name, bases, namespace):
    return name, bases, sorted(k for k in namespace if k[0] != "_")
class E(metaclass=function_as_metaclass):
    y = 1
print(E)
class Forgets(type):
    def __new__(meta, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return super().__new__(meta, name, bases, namespace)
class Wrong:
    def __mro_entries__(self, bases):
        return [int]
class BadPrepare(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return None
class OtherMeta(type):
    pass
sources = ["class F(metaclass=Forgets):\n def f(self): return __class__", "class G(Wrong()): pass", "class H(metaclass=BadPrepare): pass",
           "class I(A, metaclass=OtherMeta): pass", "class J(Base, bad=1): pass", "class L(bool): pass",
           "class M(int, str): pass", "class N(Base, Base): pass", "class O(object, Base): pass", "__build_class__()",
           "__build_class__(1, 'x')", "__build_class__(lambda: 1, 2)"]
for source in sources:
    try:
        exec(source)
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, str(e).replace("\n", " ").partition(" defining")[0])
