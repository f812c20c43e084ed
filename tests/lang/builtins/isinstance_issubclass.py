# index: isinstance, issubclass, __instancecheck__, __subclasscheck__, __class__, __bases__, type
# What isinstance and issubclass ask, in which order, and what they take for a class.
class A: pass
class B(A): pass


class Liar:
    __class__ = int


class Broken:
    @property
    def __class__(self):
        raise RuntimeError("no class")


class PseudoClass:
    def __init__(self, *bases):
        self.__bases__ = bases


class Checks:
    def __init__(self, result):
        self.result = result

    def __instancecheck__(self, obj):
        if isinstance(self.result, Exception):
            raise self.result
        return self.result

    __subclasscheck__ = __instancecheck__


p, q = PseudoClass(), PseudoClass()
r = PseudoClass(p)
print(isinstance(B(), A), isinstance(B(), (int, (str, (A,)))), isinstance(A(), B), isinstance(Liar(), int), isinstance(Liar(), Liar), type(Liar()) is Liar, issubclass(B, (int, A)), issubclass(bool, int), isinstance(True, int), isinstance(A, type), isinstance(type, type), isinstance(object, object), issubclass(type, object), isinstance(1, ()), issubclass(int, ()))
print(issubclass(r, p), issubclass(p, r), issubclass(r, q), issubclass(r, (q, p)), [isinstance(1, Checks(v)) for v in (True, [], "x", 0, None)], [issubclass(int, Checks(v)) for v in ("", 5)], isinstance(1, (Checks(0), Checks(1))), isinstance(A(), Checks(1)))
deep = int
for _ in range(50):
    deep = (deep,)
print(isinstance(1, deep), isinstance("", (str, 5)))
for f in (lambda: isinstance(1, 5), lambda: isinstance(1, (str, 5)), lambda: isinstance(1, [int]), lambda: isinstance(1, "int"), lambda: isinstance(1, None), lambda: isinstance(1), lambda: isinstance(1, int, 2), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: issubclass(int, (str, 1)), lambda: issubclass(A(), A), lambda: issubclass(p, int), lambda: issubclass(int, p),
          lambda: isinstance(Broken(), int), lambda: isinstance(Broken(), Broken), lambda: isinstance(1, Checks(KeyError("raised"))), lambda: issubclass(int, Checks(KeyError("raised"))), lambda: issubclass(PseudoClass(1), p), lambda: issubclass(PseudoClass("ab"), p), lambda: isinstance(1, PseudoClass(int)), lambda: isinstance(1, list[int])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Meta(type):
    def __instancecheck__(cls, obj):
        return "%s" % cls.__name__ in str(obj)

    def __subclasscheck__(cls, sub):
        return cls.__name__[0] == sub.__name__[0]


class M(metaclass=Meta): pass
class N(M): pass


print(isinstance("has M", M), isinstance("none", M), isinstance(M(), M), isinstance(N(), M), issubclass(map, N), issubclass(N, M), issubclass(memoryview, M), issubclass(M, M), isinstance("N", (int, N)), type.__instancecheck__(M, N()), type.__subclasscheck__(M, N))
m = M()
m.__class__ = N
print(type(m).__name__, isinstance(m, N), type.__instancecheck__(N, m), M.__subclasses__() == [N], N.__base__.__name__, N.__bases__)
