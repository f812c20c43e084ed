# index: value patterns, guards, literal patterns, capture patterns, order of evaluation, __eq__, identity
# Literals compare with ==, singletons with is; names bound before a guard fails stay bound.
import enum


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Everything:
    def __eq__(self, other):
        print("==", other)
        return True


class Values:
    calls = []

    def __getattr__(self, name):
        self.calls.append(name)
        return name


v = Values()


def f(x):
    match x:
        case None: return "None"
        case True: return "True"
        case False: return "False"
        case 0: return "zero"
        case "text" | b"bytes": return "text or bytes"
        case -1.5 | 3 + 0j: return "number"
        case Color.RED: return "red"
        case v.first | v.second.upper if x != "first": return "value"
        case n if (m := n) and n == "guard": return "guarded", m
        case [n, *_] if n > 5: return "large", n
        case {"n": n} if n is x["n"]: return "same", n
        case _ if isinstance(x, float): return "float", n
        case v.last: return "last"
    return "nothing", n


print([f(x) for x in (None, True, False, 0, 0.0, 1, 1.0, "text", b"bytes", -1.5, 3, 3.0, Color.RED, Color.BLUE, 1j, "first", "guard", [6, 1], [1], {"n": 7}, "last", "else", float("nan"))])
print(v.calls[:4], len(v.calls))
print(f(Everything()))


def bound(x):
    match x:
        case [a, b] if b > 10: pass
        case [a, 5]: pass
        case a if False: pass
        case (1 as c) | (2 as c): pass
    return sorted(locals().items() - {("x", x)} if isinstance(x, (int, str)) else locals().keys() - {"x"})


print(bound([1, 2]), bound([1, 11]), bound(2), bound("ab"))


def effects():
    def note(value, result):
        print("guard", value)
        return result
    match [1, 2]:
        case [x, y] if note("a", False): pass
        case [x, _] if note("b", 0) or note("c", []): pass
        case [x, y] if note(x, y): return "taken", x, y


print(effects())
match (subject := [1]):
    case [x]: subject = x
print(subject)
match 5:
    case int() | str() as whole if whole > 5: print("no")
    case (int() | str()) as whole: print("whole", whole)
