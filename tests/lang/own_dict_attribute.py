# index: __dict__, __weakref__, vars, dir, type, len
# Classes that define for themselves what a class otherwise gets, and names that no file could hold.


class WithProperty:
    @property
    def __dict__(self):
        return {"a": 2}


class WithValue:
    __dict__ = {"x": 1}
    __weakref__ = 5


class Plain:
    pass


print(WithProperty().__dict__, vars(WithProperty()), type(WithProperty.__dict__["__dict__"]).__name__)
print(WithValue().__dict__, WithValue().__weakref__, vars(Plain()), Plain().__weakref__)


class NoClass:
    __slots__ = ["__class__", "__dict__"]

    def __init__(self):
        self.bar = 1


print(dir(NoClass()))
for make in (lambda: type("a\udcdcb", (), {}), lambda: type("A", (), {"__doc__": "x\udcdcy"}),
             lambda: setattr(Plain, "__name__", "a\udcdcb"), lambda: type("a\0b", (), {})):
    try:
        print(make())
    except ValueError as e:
        print(type(e).__name__)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (3, -1, -1 << 80, 1 << 80):
    try:
        print(len(Sized(n)))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
