# index: boolean operations, conditional expressions, __bool__, __len__, while, TypeError
# What counts as true, who is asked, and how often.
class Counted:
    asked = 0

    def __init__(self, value):
        self.value = value

    def __bool__(self):
        Counted.asked += 1
        return self.value


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


t, f = Counted(True), Counted(False)


def asked():
    n, Counted.asked = Counted.asked, 0
    return n


x = t and f or t
print(x is t, asked())
x = not (t and not f)
print(x, asked())
if (t or f) and not f or t: pass
print(asked())
x = 1 if f else 2 if f else 3
print(x, asked())
while f or Counted(False): pass
print(asked(), [bool(v) for v in (t, f)], asked(), any([f, t, t]), all([t, f, t]), asked(), [v for v in (f, t) if v] == [t], asked())
assert t
print(asked(), filter(None, [f, t]).__next__() is t, asked(), bool(Sized(0)), bool(Sized(3)), not Sized(0))
falses = (None, False, 0, 0.0, -0.0, 0j, "", b"", bytearray(), (), [], {}, set(), frozenset(), range(0), memoryview(b""), {}.keys())
print([bool(v) for v in falses].count(True), [bool(v) for v in (0.1, float("nan"), "0", [0], (None,), {0: 0}, NotImplementedError, iter(()), len)])


def attempt(cls):
    try:
        return bool(cls())
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(attempt(type("A", (), {"__bool__": lambda s: 1})), attempt(type("B", (), {"__bool__": lambda s: None})), sep="\n")
print(attempt(type("C", (), {"__len__": lambda s: -1})), attempt(type("D", (), {"__len__": lambda s: 1.0})), sep="\n")
print(attempt(type("E", (), {"__len__": lambda s: 1 << 80})), attempt(type("F", (), {"__bool__": None})), sep="\n")
print(attempt(type("G", (), {"__len__": lambda s: 0, "__bool__": lambda s: True})), attempt(type("H", (), {"__bool__": lambda: 0})), sep="\n")
g = type("I", (), {})()
g.__bool__ = lambda: False
print(bool(g))
