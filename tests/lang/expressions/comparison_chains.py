# index: chained comparisons, comparisons, membership, identity, boolean operations, __lt__, __contains__
# Chains evaluate each operand once and stop early; results need not be bools.
class Odd:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        return "%s<%s" % (self.name, getattr(other, "name", other))

    def __gt__(self, other):
        return "%s>%s" % (self.name, getattr(other, "name", other))

    def __eq__(self, other):
        return [] if other == 0 else NotImplemented

    def __contains__(self, item):
        return "truthy" if item else ""

    def __bool__(self):
        print("bool", self.name)
        return self.name != "false"


a, b, false = Odd("a"), Odd("b"), Odd("false")
print(a < b, a < b < 3, b > a, a == 0, a != 0, a == 1, a != a, a == a, 0 == a)
print(a < b == 5, 1 < 2 < a, 1 in a, 0 in a, 0 not in a, not a, a and 1, false or "right", (false and "never") is false, (a or "never") is a)
print(1 < 2 in [2, 3], (1 < 2) in [2, 3], 1 == 1 is not 2 == 2, None is None is not ..., 1 in [1] in [[1]])
print(1 < 3 > 2 == 2.0 <= 2 != 3, "a" < "b" < "ab", [1] < [1, 0] < [2], (1, "x") == (1.0, "x"), {1} < {1, 2} > {2})
for f in (lambda: a > 5, lambda: 5 < a, lambda: a <= b, lambda: 1 < "x", lambda: 1 < 2 < "x", lambda: 2 < 1 < "x", lambda: 1j < 2,
          lambda: None < None, lambda: [1] < [None], lambda: [1, 2] < [1, "x"], lambda: {} < {}, lambda: 1 in 5, lambda: "a" in b"a",
          lambda: 1 in "a", lambda: b"a" < "a", lambda: int < str, lambda: (1, 2) < [1, 2], lambda: 1 not in None,
          lambda: "" in bytearray(b""), lambda: range(3) < range(4), lambda: slice(1) < slice(2), lambda: object() >= object()):
    try:
        print(f())
    except TypeError as e:
        print(e)
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], (nan,) < (nan,), nan is nan, {nan: 1} == {nan: 1}, [nan].count(nan), [nan].index(nan))


class NoTruth:
    def __lt__(self, other):
        return self

    def __bool__(self):
        raise ValueError("no truth")


try:
    NoTruth() < 1 < 2
except ValueError as e:
    print(e)
print(type(NoTruth() < 1).__name__)
