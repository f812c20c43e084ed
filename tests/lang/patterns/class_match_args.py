# index: class patterns, __match_args__, capture patterns, TypeError, attribute references
# How class patterns find their attributes, and what is wrong with some.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Lazy:
    __match_args__ = ("a",)

    def __getattr__(self, name):
        print("asked for", name)
        if name == "a":
            return 1
        if name == "boom":
            raise ValueError("boom")
        raise AttributeError(name)


class Meta(type):
    def __instancecheck__(cls, obj):
        return isinstance(obj, int)


class Fake(metaclass=Meta):
    __match_args__ = ("real", "imag")


def classify(v):
    match v:
        case Point(0, y) | Point(y, 0):
            return "axis", y
        case Point(x, y=int() as y) if x == y:
            return "diagonal", x
        case Point(x=x):
            return "point", x
        case Fake(5, 0):
            return "five as fake"
        case int(n) | float(n) | str(n) if n:
            return "self", n
        case list([a, *_]) | tuple((a, _)):
            return "sequence", a
        case bool() | bytes(b"") | dict({"k": _}) | set() | frozenset():
            return "others", v
        case Lazy(1, nothing=_):
            return "never"
        case Lazy(a, boom=_):
            return "never either", a
        case type(__name__="int"):
            return "the class int"
        case object():
            return "object"


for v in (Point(0, 3), Point(4, 0), Point(2, 2), Point(2, 3), 5, 7, "s", 1.5, [1, 2], (1, 2), (1, 2, 3), [], 0, b"", {"k": 1}, {"j": 1}, {1}, int, None):
    print(classify(v))
try:
    classify(Lazy())
except ValueError as e:
    print(e)


def attempt(cls, obj):
    try:
        match obj:
            case cls(a, b):
                return a, b
        return "no match"
    except Exception as e:
        return type(e).__name__, str(e)


print(attempt(Point, Point(1, 2)), attempt(Point, 5), attempt(int, 5), attempt(object, 5), attempt(5, 5), attempt(len, 5))
for args in (("x",), ["x", "y"], ("x", 1), ("x", "x"), ("x", "nothing"), None, ("x", "y", "z"), "xy", ()):
    Point.__match_args__ = args
    print(args, attempt(Point, Point(1, 2)))
Point.__match_args__ = ("y", "x")
for first in (1, 2):
    try:
        match Point(1, 2):
            case Point(a, x=1) if a != first:
                print("swapped", a)
            case Point(2, y=2):
                print("never")
    except TypeError as e:
        print(e)
