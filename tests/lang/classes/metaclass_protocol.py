# index: metaclasses, __instancecheck__, __subclasscheck__, __call__, class keywords, TypeError
# What a metaclass decides: calling, attributes of classes, isinstance, namespaces, and which metaclass wins.
class Meta(type):
    registry = {}

    def __call__(cls, *args, **kwargs):
        if args == ("shared",):
            return Meta.registry.setdefault(cls, super().__call__())
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, obj):
        return obj == "instance" or super().__instancecheck__(obj)

    def __subclasscheck__(cls, sub):
        return sub is int

    def __getattr__(cls, name):
        return "meta " + name

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("xyz")

    def __contains__(cls, item):
        return item == "in"

    def __lt__(cls, other):
        return cls.__name__ < other.__name__

    def __or__(cls, other):
        return "or"

    def __repr__(cls):
        return "<%s>" % cls.__name__

    @property
    def prop(cls):
        return "property of " + cls.__name__


class A(metaclass=Meta):
    def __len__(self):
        return 1


class B(A):
    pass


print(A("shared") is A("shared"), A() is A(), B("shared") is A("shared"), isinstance("instance", A), isinstance(B(), A), issubclass(int, A), issubclass(B, A), issubclass(str, A))
print(A.anything, B.prop, len(A), len(A()), list(A), "in" in A, sorted([B, A]), A | 1, A, repr(B()).split(" ")[0], type(B).__name__, (lambda x, *y: y)(*A))
for f in (lambda: A().anything, lambda: A().prop, lambda: isinstance(1, 5), lambda: issubclass(5, int), lambda: issubclass(5, A), lambda: A[0]):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class M1(type): pass
class M2(type): pass
class M3(M1, M2): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass
class Z(metaclass=M3): pass


for make in (lambda: type("W", (X, Y), {}), lambda: M3("W", (X, Y), {}), lambda: type("W", (X, Z), {}), lambda: M1("W", (Z,), {}), lambda: M1("W", (Y,), {}), lambda: type("W", (X,), {}, a=1), lambda: type("W", (1,), {}),
             lambda: type("W", [X], {}), lambda: type(1, (), {}), lambda: type("W", (), []), lambda: type("W", (X, X), {}), lambda: type("W", (bool,), {}), lambda: type("W", (int, str), {}), lambda: type("W", (object, X), {}),
             lambda: type("a\0b", (), {}), lambda: type("W", (), {"__slots__": "a b"}), lambda: type("W", (), {1: 2}).__name__, lambda: type.__new__(int, "W", (), {}), lambda: type("W", (), {"__qualname__": 5}), lambda: type("W", (), {"__classcell__": 5})):
    try:
        made = make()
        print(type(made).__name__, made if isinstance(made, str) else made.__mro__[1].__name__)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
