# index: __new__, __init__, __call__, object, type, TypeError, __class__
# Calling a class: __new__ first, __init__ only on its own instances, and what object() takes.
class A:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        print("init", type(self).__name__, args, kwargs)


class B(A):
    def __new__(cls, other=None):
        return other if other is not None else super().__new__(cls)


class C:
    def __init__(self, x):
        self.x = x


class D:
    def __new__(cls, x):
        return super().__new__(cls)


class E(int):
    def __new__(cls, x, *, extra):
        self = super().__new__(cls, x)
        self.extra = extra
        return self


class F:
    pass


A(1, k=2)
B(), B(B(5)), B("text")
print(E("42", extra=1) + 1, E(3, extra=2).extra, type(C.__new__(C)).__name__, type(A.__new__).__name__, type(A.__init__).__name__)
for f in (lambda: C(), lambda: C(1, 2), lambda: C(y=1), lambda: D(), lambda: D(1).__init__(2), lambda: F(1), lambda: F(a=1), lambda: object(1), lambda: object.__new__(F, 1), lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__new__(int), lambda: object.__new__(A, 1).__class__.__name__,
          lambda: int.__new__(str), lambda: int.__new__(F), lambda: F.__init__(F(), 1), lambda: object.__init__(A(), 1), lambda: object().__init__(1), lambda: type("G", (), {"__init__": lambda s: 5})(), lambda: type("H", (), {"__new__": 5})(), lambda: type("I", (), {"__new__": None})(),
          lambda: type("J", (), {"__init__": None})(), lambda: E(1), lambda: tuple.__new__(list), lambda: bool.__new__(bool, []), lambda: type(None)(1), lambda: type(None)(), lambda: type(...)(), lambda: type(NotImplemented)(5), lambda: type(len)(), lambda: type(f)(), lambda: type(iter([]))()):
    try:
        print(f())
    except TypeError as e:
        print(e)
c = C(1)
c.__init__(9)
print(c.x, F().__init__(), F.__call__().__class__ is F, type.__call__(C, 3).x)
c.__class__ = D
print(type(c).__name__, c.x)
for target in (int, 5, E):
    try:
        c.__class__ = target
    except TypeError as e:
        print(e)
