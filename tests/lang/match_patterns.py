# index: match, literal patterns, capture patterns, sequence patterns, mapping patterns, class patterns
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED = "red"


def f(v):
    match v:
        case None | True | False:
            return "singleton", v
        case 0:
            return "zero"
        case -1 | 1 + 2j | "s" | b"b":
            return "literal"
        case Color.RED:
            return "red"
        case []:
            return "empty"
        case [x]:
            return "one", x
        case [0, *rest]:
            return "zero and", rest
        case [first, _, *_, last]:
            return "ends", first, last
        case (a, b) if a == b:
            return "pair of", a
        case [1 | 2 as n, [p, *q]]:
            return "nested", n, p, q
        case {"k": k, "n": {"m": m}, **rest}:
            return "mapping", k, m, rest
        case {}:
            return "a mapping"
        case Point(0, y=0):
            return "origin"
        case Point(x, y) if x > 100:
            return "far", x
        case Point(x=px):
            return "point", px
        case int(n) | float(n):
            return "number", n
        case str() as s:
            return "str", s
        case _:
            return "other"


for v in [None, True, 0, -1, 1 + 2j, "s", b"b", "red", [], [5], [0, 1, 2], (1, 2, 3, 4), (4, 4), (1, 9), [2, "xy"],
          [2, (7, 8, 9)], {"k": 1, "n": {"m": 2}, "z": 3}, {"k": 1}, Point(0, 0), Point(101, 5), Point(3, 4), 7, 2.5,
          "text", {1}, object]:
    print(f(v))


def names(v):
    match v:
        case {"a": x} | {"b": x}:
            pass
        case [x, y]:
            return x, y
    try:
        return x
    except UnboundLocalError:
        return "unbound"


print(names({"b": 1}), names([1, 2]), names(3))
match 1, 2:
    case x, y:
        print(x, y)
