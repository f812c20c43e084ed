# index: __lt__, __eq__, __hash__, comparisons, NotImplemented, TypeError, sorted
# Reflection of comparisons, what != derives from, and who loses its hash.
log = []


class Base:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        log.append(self.name + "<")
        return NotImplemented

    def __ge__(self, other):
        log.append(self.name + ">=")
        return "ge"

    def __eq__(self, other):
        log.append(self.name + "==")
        return NotImplemented


class Sub(Base):
    def __gt__(self, other):
        log.append(self.name + ">")
        return "gt"

    def __eq__(self, other):
        log.append(self.name + "== sub")
        return other is not self


def ask(f):
    try:
        result = f()
    except TypeError as e:
        result = e
    print(result, log)
    log.clear()


a, b, s = Base("a"), Base("b"), Sub("s")
for f in (lambda: a < b, lambda: a > b, lambda: a < s, lambda: s < a, lambda: a >= b, lambda: a <= b, lambda: a <= 5, lambda: 5 <= a, lambda: 5 >= a, lambda: a == b, lambda: a == a, lambda: a != b, lambda: a == s, lambda: s != a, lambda: s == s,
          lambda: a in [b, a], lambda: [a] == [a], lambda: [a] < [b], lambda: (a, 1) < (a, 2), lambda: max(a, s) is a, lambda: hash(a), lambda: {a}, lambda: a == 5, lambda: None == a, lambda: a != None):
    ask(f)
print(Base.__hash__, Sub.__hash__, object.__hash__ is not None, Base("x") is not a)


class Keeps(Base):
    __hash__ = object.__hash__


class Unequal:
    def __ne__(self, other):
        return "ne"


class Hashed:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h


print(isinstance(hash(Keeps("k")), int), Unequal() != 1, Unequal() == 1, hash(Unequal()) != 0, hash(Hashed(-1)), hash(Hashed(2 ** 20)), hash(Hashed(True)))
for bad in ("a", 1.5, None):
    ask(lambda: hash(Hashed(bad)))


class Sorts:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return self.v < other.v

    def __repr__(self):
        return "S%s" % self.v


items = [Sorts(3), Sorts(1), Sorts(2)]
print(sorted(items), min(items), max(items), sorted(items, reverse=True), items[0] > items[1])
ask(lambda: items[0] >= items[1])
ask(lambda: sorted([1, "a"]))
ask(lambda: sorted([None, 1]))
ask(lambda: object() < object())
