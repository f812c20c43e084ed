# index: __copy__, __getstate__, __reduce__, __slots__, copy, __new__
# What copies go through: __reduce_ex__, the state with slots, and the methods that override them.
import copy


class Plain:
    def __init__(self, v):
        self.v = v


class Slots:
    __slots__ = ("a", "b")


class Both(Slots):
    pass


class State:
    def __getstate__(self):
        return "state"

    def __setstate__(self, state):
        self.restored = state


class NewArgs(int):
    def __new__(cls, x, y=0):
        self = super().__new__(cls, x)
        self.y = y
        return self

    def __getnewargs_ex__(self):
        return (int(self),), {"y": self.y}


class Reduced:
    def __reduce__(self):
        return (list, ("abc",), None, iter("de"))


class ByName:
    def __reduce__(self):
        return "ByName"


class Custom:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep", isinstance(memo, dict)


p = Plain([1])
q, d = copy.copy(p), copy.deepcopy(p)
print(q.v is p.v, d.v is p.v, d.v, p.__getstate__(), object().__getstate__(), p.__reduce_ex__(2)[2], p.__reduce_ex__(4)[0].__name__)
s = Slots()
s.a = [1]
b = Both()
b.b, b.z = 2, 3
print(s.__getstate__(), b.__getstate__(), copy.copy(s).a is s.a, copy.deepcopy(b).z, hasattr(copy.copy(s), "b"))
print(copy.copy(State()).restored, copy.deepcopy(NewArgs(5, y=6)).y, NewArgs(5, 6).__reduce_ex__(2)[1][1:], copy.copy(Reduced()), copy.copy(x := ByName()) is x, copy.copy(Custom()), copy.deepcopy([Custom()]))
loop = [1]
loop.append(loop)
deep = copy.deepcopy(loop)
print(deep[1] is deep, copy.copy(loop)[1] is loop, copy.deepcopy({"k": (shared := [0], shared)})["k"][0] is not shared)
for f in (lambda: s.__reduce__(), lambda: s.__reduce_ex__(1), lambda: copy.copy(s.__class__) is Slots, lambda: copy.copy(iter([1, 2])).__next__(), lambda: copy.deepcopy(len) is len, lambda: copy.copy((i for i in "a")), lambda: copy.deepcopy(type(p)) is Plain,
          lambda: (1).__reduce__(), lambda: [].__reduce_ex__(2)[0].__name__, lambda: range(3).__reduce__(), lambda: slice(1, 2).__reduce__(), lambda: (1).__getnewargs__(), lambda: "a".__getnewargs__(), lambda: 1.5.__getnewargs__(), lambda: {1}.__reduce__(), lambda: ValueError(1, 2).__reduce__(),
          lambda: bytearray(b"a").__reduce_ex__(4), lambda: (1j).__getnewargs__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
