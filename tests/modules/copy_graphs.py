# index: copy.copy, copy.deepcopy, __copy__, __reduce__
import copy


class Node:
    def __init__(self, name):
        self.name, self.links = name, []


a, b = Node("a"), Node("b")
a.links += [b, a]
b.links.append(a)
c = copy.deepcopy(a)
print(c.name, [n.name for n in c.links], c.links[1] is c, c.links[0].links[0] is c, c.links[0] is b)
d = copy.copy(a)
print(d is a, d.links is a.links)


class Connection:
    opened = 0

    def __init__(self, host):
        self.host = host
        Connection.opened += 1

    def __deepcopy__(self, memo):
        print("deep copy of", self.host, len(memo) > 0)
        return Connection(self.host + "'")

    def __copy__(self):
        return self


pool = {"x": Connection("h"), "t": (1, [2]), "f": len, "c": Connection, "n": None}
pool["y"] = pool["x"]
other = copy.deepcopy(pool)
print(other["y"] is other["x"], other["x"].host, other["t"][1] is pool["t"][1], other["f"] is len, other["c"] is Connection, Connection.opened)
print(copy.copy(pool)["x"] is pool["x"], copy.copy(pool["x"]) is pool["x"])


class Slots:
    __slots__ = ("a", "b", "__dict__")


s = Slots()
s.a, s.z = [1], 2
t = copy.deepcopy(s)
print(t.a, t.a is s.a, t.z, hasattr(t, "b"), copy.copy(s).a is s.a)


class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __getstate__(self):
        return {"kelvin": self.degrees + 273}

    def __setstate__(self, state):
        self.degrees = state["kelvin"] - 273


print(copy.copy(Temperature(20)).degrees, vars(copy.deepcopy(Temperature(-5))))
items = (1, "a", frozenset({1}))
print(copy.deepcopy(items) is items, copy.copy(items) is items, copy.deepcopy([items])[0] is items, copy.deepcopy(bytearray(b"x")), copy.deepcopy({1: {2: {3}}}), copy.deepcopy(range(3)), copy.deepcopy(1j))
ring = []
ring.append(ring)
r = copy.deepcopy(ring)
print(r[0] is r, r is ring, copy.deepcopy(slice(1, [2])))
for thing in ((x for x in ()), __import__("sys"), {}.keys(), object.__new__(type("Bad", (), {"__reduce_ex__": lambda self, n: 3}))):
    try:
        print(copy.deepcopy(thing) is thing)
    except Exception as e:
        print(type(e).__name__, e)
