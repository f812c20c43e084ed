# index: collections.namedtuple
from collections import namedtuple

Stock = namedtuple("Stock", "symbol shares price", defaults=[0.0])
rows = ["AA,100,32.20", "IBM,50,91.10", "CAT,150"]


def parse(line):
    symbol, shares, *price = line.split(",")
    return Stock(symbol, int(shares), *map(float, price))


stocks = [parse(row) for row in rows]
for s in sorted(stocks, key=lambda s: s.shares):
    print(f"{s.symbol:<5}{s.shares:>5}{s.price:>8.2f}")
print(sum(s.shares * s.price for s in stocks), stocks[2])
symbol, *rest = stocks[0]
print(symbol, rest, stocks[0]._replace(price=1.5), stocks[0]._asdict())
print(Stock._fields, Stock._field_defaults, Stock._make(["X", 1, 2.0]), Stock.__doc__, Stock.price.__doc__)
print(stocks[0] == ("AA", 100, 32.2), stocks[0] < stocks[1], hash(stocks[0]) == hash(tuple(stocks[0])), stocks[0][1:], stocks[0].index(100))


class Point(namedtuple("Point", ["x", "y"])):
    __slots__ = ()

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


print(Point(3, 4).length, Point(1, 2) + Point(3, 4), Point.__new__.__doc__ is not None, Point(y=1, x=0))
print(namedtuple("R", "id class def id", rename=True)._fields, namedtuple("M", "a", module="mine").__module__)
match Point(0, 5):
    case Point(0, y):
        print("on the axis", y)
for call in (lambda: Stock(), lambda: Stock("a", 1, 2, 3), lambda: stocks[0]._replace(cost=1), lambda: Stock._make([1]), lambda: namedtuple("B", "a a"),
             lambda: namedtuple("1", "a"), lambda: namedtuple("C", "_x"), lambda: namedtuple("D", "class"), lambda: namedtuple("E", "a", defaults=[1, 2]),
             lambda: setattr(stocks[0], "price", 1), lambda: stocks[0].__delattr__("symbol")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
