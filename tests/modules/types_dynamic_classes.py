# index: types.new_class, types.prepare_class, types.resolve_bases, type, __mro_entries__
import types


class Registry(type):
    known = {}

    @classmethod
    def __prepare__(mcs, name, bases, **options):
        return {"prepared_for": name, "options": options}

    def __new__(mcs, name, bases, namespace, *, key=None, **options):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        mcs.known[key or name.lower()] = cls
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)


def fill(namespace):
    namespace.update({"greet": lambda self: f"{type(self).__name__} for {self.prepared_for}"})


A = types.new_class("A", (), {"metaclass": Registry, "key": "first", "extra": 1}, fill)
B = types.new_class("B", (A,), {"key": "second"})
print(A().greet(), B().greet(), sorted(Registry.known), A.options, type(B).__name__, B.__mro__[1] is A)
meta, namespace, kwds = types.prepare_class("C", (B,), {"key": "third"})
print(meta.__name__, namespace["prepared_for"], kwds)


class Alias:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        return self.bases


D = types.new_class("D", (Alias(dict), Alias()), {})
print(D.__bases__, D.__orig_bases__[0].bases, types.resolve_bases((Alias(int), str)), types.new_class("E").__bases__, types.resolve_bases([int]))
Point = type("Point", (), {"__slots__": ("x", "y"), "__init__": lambda self, x, y: (setattr(self, "x", x), setattr(self, "y", y)) and None, "__eq__": lambda self, o: (self.x, self.y) == (o.x, o.y)})
print(Point(1, 2) == Point(1, 2), Point.__hash__, Point.__slots__, Point.__module__, Point.__qualname__, Point.__dict__["x"].__class__.__name__)
Point.__qualname__ = "Outer.Point"
Point.__name__ = "P"
print(repr(Point), type(Point(0, 0)).__name__)
for call in (lambda: type("X", (int, str), {}), lambda: type("X", (), {"__slots__": ("a", "a b")}), lambda: type("X"), lambda: type(1, (), {}), lambda: type("X", [], {}), lambda: type("X", (3,), {}), lambda: type("X", (bool,), {}), lambda: types.new_class("X", (Alias(bool),)), lambda: type("X", (A, type("M", (), {}, )), {"__slots__": "q"}).greet, lambda: type("X", (object, A), {}), lambda: Point(1), lambda: setattr(Point(1, 2), "z", 3), lambda: type("a\0b", (), {}), lambda: types.new_class("X", (), {"metaclass": 3})):
    try:
        print(str(call()).split(" at 0x")[0])
    except Exception as e:
        print(type(e).__name__, e)
