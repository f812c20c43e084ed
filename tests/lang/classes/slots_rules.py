# index: __slots__, __dict__, __weakref__, multiple inheritance, AttributeError, TypeError, ValueError
# What __slots__ allows, forbids and inherits.
import weakref


class S:
    __slots__ = ("a", "__private", "b")
    c = "class"

    def private(self):
        self.__private = 1
        return self.__private


class WithDict(S):
    pass


class More(S):
    __slots__ = ["d", "__dict__"]


class Weak(S):
    __slots__ = "__weakref__"


class Documented:
    __slots__ = {"x": "the doc of x", "y": None}


s = S()
print(s.private(), hasattr(s, "__dict__"), S.__slots__, sorted(n for n in vars(S) if "private" in n), type(S.a).__name__, repr(S.a), S.a.__objclass__ is S, Documented.__slots__["x"])
s.a = 5
print(s.a, S.a.__get__(s), S.a.__get__(None, S) is S.a)
for f in (lambda: s.b, lambda: setattr(s, "x", 1), lambda: setattr(s, "c", 1), lambda: delattr(s, "b"), lambda: s.missing, lambda: S.a.__get__(5), lambda: weakref.ref(s), lambda: delattr(s, "c"), lambda: s.__dict__, lambda: vars(s), lambda: S.a.__set__(WithDict(), "ok")):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
del s.a
print(hasattr(s, "a"), WithDict().__dict__)
m = More()
m.z, m.d, m.a = 1, 2, 3
w = Weak()
print(m.__dict__, weakref.ref(w)() is w, isinstance(WithDict().__weakref__, type(None)))
for slots in ("x", ("1x",), (5,), 5, ("a", "a"), ("__dict__", "__dict__"), ("__weakref__", "__weakref__"), ("é",), ("",), ("a b",), None, iter(["it"]), ("__slots__",), ("__classcell__",), "__x__"):
    try:
        cls = type("T", (), {"__slots__": slots})
        print(slots if isinstance(slots, (str, tuple)) else "other", sorted(n for n in vars(cls) if n not in ("__module__", "__doc__", "__slots__", "__firstlineno__", "__static_attributes__")))
    except (TypeError, ValueError, AttributeError) as e:
        print(slots if isinstance(slots, (str, tuple)) else "other", type(e).__name__, e)
for space in ({"__slots__": ("a",), "a": 1}, {"__slots__": ("a",), "__dict__": 1}, {"__slots__": ("_T__p",), "__p": 1}):
    try:
        print(sorted(type("T", (), space).__slots__))
    except ValueError as e:
        print(e)
for bases in ((S, Documented), (S, WithDict), (WithDict, S), (S, type("Empty", (), {"__slots__": ()})), (int, S), (tuple,), (int,), (bytes,)):
    try:
        print(type("T", bases, {"__slots__": () if len(bases) == 2 else ("q",)}).__name__, [b.__name__ for b in bases])
    except TypeError as e:
        print(e)
a, b = type("P", (), {"__slots__": ("x",)}), type("Q", (), {"__slots__": ("x",)})
o = a()
o.x = 7
o.__class__ = b
print(o.x, type(o).__name__)
try:
    o.__class__ = S
except TypeError as e:
    print(e)
