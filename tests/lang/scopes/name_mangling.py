# index: name mangling, class bodies, __slots__, global, import as, keyword arguments
# Names with two underscores in front belong to their class, wherever they stand in it.
class Outer:
    __a = 1
    __b__ = 2
    __ = 3
    ___c = 4

    def __init__(self):
        self.__x = 5
        self.__dict__["__plain"] = 6

    def get(self, __p=7, *, __k=8):
        __local = 9
        return self.__x, __p, __k, sorted(n for n in locals() if "_" in n), (lambda __q: __q)(1), [__i for __i in "z"], getattr(self, "__x", "no"), {"__key": 1}

    class __Inner:
        __deep = 10

        def show(self):
            return self.__deep, Outer._Outer__Inner._Inner__deep

    def use_global(self):
        global __g
        __g = "global"
        import os.path as __m
        from os import sep as __s
        try:
            raise KeyError
        except KeyError as __e:
            kept = repr(__e)
        with open("/dev/null") as __f:
            pass
        def __f2(): pass
        return __m.sep == __s, kept, __f.closed, __f2.__name__, __f2.__qualname__

    def call(self):
        def f(**kw): return kw
        return f(__kw=1), self.__method()

    def __method(self):
        return "private"

    def match(self, v):
        match v:
            case {"k": __v, **__rest}: return __v, __rest
            case [__v, *__rest]: return __v, __rest


o = Outer()
print(o.get(), o.get(_Outer__k=0), o._Outer__Inner().show(), o.use_global(), o.call(), o.match({"k": 1, "l": 2}), o.match("ab") or o.match([1, 2]), sep="\n")
print(sorted(n for n in vars(Outer) if "a" in n or "c" in n or n == "__"), "_Outer__g" in globals(), sorted(vars(o)))


class _Under:
    __x = 1
    def f(self): return self.__x


class __Double(_Under):
    __x = 2
    def g(self): return self.__x, self._Under__x


class ___:
    __x = 3
    def f(self): return self.__x


print(_Under()._Under__x, __Double().g(), __Double().f(), ___().f(), ___.__x, hasattr(__Double, "_Double__x"))


class Slots:
    __slots__ = ("__s",)
    def __init__(self): self.__s = 1


print(Slots()._Slots__s)
for f in (lambda: o.__x, lambda: Outer.__a, lambda: o._Outer__nothing):
    try:
        f()
    except AttributeError as e:
        print(e)
