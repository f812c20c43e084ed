# index: __reduce__, copyreg, copy
# How objects are taken apart for copying and pickling.
import copy
import copyreg


class Plain:
    def __init__(self, value):
        self.value = value


class Slotted:
    __slots__ = ("a", "b")


class Numbered(int):
    pass


class Arguments(Plain):
    def __getnewargs_ex__(self):
        return (1,), {"key": 2}


class Own(Plain):
    def __reduce__(self):
        return Own, (self.value,)


slotted = Slotted()
slotted.b = [1]
numbered = Numbered(5)
numbered.extra = "x"
for obj in Plain([1]), slotted, numbered, Arguments(3), Own(4), [1], {2: 3}:
    for protocol in 0, 2, 4:
        try:
            parts = obj.__reduce_ex__(protocol)
        except TypeError as error:
            print(type(obj).__name__, protocol, error)
            continue
        shown = [list(part) if hasattr(part, "__next__") else part for part in parts[1:]]
        print(type(obj).__name__, protocol, parts[0].__name__, shown)

for obj in Plain([1]), slotted, numbered, Own([4]):
    shallow, deep = copy.copy(obj), copy.deepcopy(obj)
    print(type(shallow).__name__, type(deep).__name__, getattr(deep, "value", None), getattr(deep, "b", None))
print(copy.copy(slotted).b is slotted.b, copy.deepcopy(slotted).b is slotted.b, copy.copy(numbered).extra)
for obj in len, (i for i in ()):
    try:
        print(obj.__reduce_ex__(4))
    except TypeError as error:
        print(error)
