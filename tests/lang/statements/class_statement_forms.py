# index: class, class keywords, class bodies, argument unpacking, decorators, __prepare__, __mro_entries__, __qualname__
# What may stand in the head and body of a class, and the namespace while the body runs.
def keep(*args, **kwargs):
    return args, kwargs


class Meta(type):
    def __new__(meta, name, bases, space, **kw):
        cls = super().__new__(meta, name, bases, dict(space))
        cls.kw = kw
        return cls

    def __init__(cls, *args, **kw): pass

    @classmethod
    def __prepare__(meta, name, bases, **kw):
        return Space(name)


class Space(dict):
    def __init__(self, name):
        super().__init__()
        self.log = []

    def __missing__(self, key):
        if key.startswith("auto_"):
            return key.upper()
        raise KeyError(key)

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.log.append(key)
            super().__setitem__("order", list(self.log))
        super().__setitem__(key, value)


class A(metaclass=Meta): pass


class B(*(A,), **{"x": 1}, y=2,):
    first = auto_one
    second = first + auto_two
    del first
    for i in range(2): pass
    import os as imported
    def method(self): return __class__
    class Inner: where = __qualname__
    with open("/dev/null") as f: pass
    print(__qualname__, __module__ == __name__, sorted(k for k in locals() if k[0] != "_"))
    lam = lambda: __class__


print(B.kw, B.order, B.second, B().method() is B, B.Inner.where, B.lam() is B, hasattr(B, "first"))


class Entries:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases): return self.bases


class D(Entries(A, int), Entries()): pass
print([b.__name__ for b in D.__bases__], len(D.__orig_bases__), type(D).__name__, D(5) + 1)


@keep
class Decorated(keep, metaclass=lambda name, bases, space, **kw: (name, [b.__name__ for b in bases], kw), k=1): pass
print(Decorated)
class Empty(): """only a doc"""
class Dots: ...
print(Empty.__doc__, Dots.__doc__, Empty.__bases__, type(Empty).__name__)


def local():
    x = "local"
    class L:
        y = x
        def f(self): return x
        z = [x for _ in "a"]
    x = "changed"
    return L.__qualname__, L.y, L().f(), L.z


print(local())
for text in ("class: pass", "class C(x for x in y): pass", "class C(a=1, b): pass", "class C(**a, *b): pass", "class C(a=1, a=2): pass", "class C(*): pass", "class 1: pass", "class C.D: pass", "class C(metaclass=type, metaclass=type): pass", "class None: pass", "class C: return", "class C: yield", "class C: nonlocal x", "class C(): x = y = z; z", "class C(1): pass", "class C(int, object): pass", "class C(object, int): pass", "class C(print()): pass", "class C(): def f(): pass"):
    try:
        exec(text, {"y": 1})
        print(text, "ok")
    except Exception as e:
        print(text, "->", type(e).__name__, getattr(e, "msg", str(e).split("\n")[0]))
