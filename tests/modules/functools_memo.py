# index: functools.lru_cache, functools.cache, functools.cached_property, functools.reduce
import functools
import operator


@functools.cache
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


print(ways(100, (50, 20, 10, 5, 2, 1)), ways.cache_info().currsize, ways.cache_parameters())


@functools.lru_cache(maxsize=2, typed=True)
def load(name):
    print("loading", name)
    return len(str(name))


load(1), load(1.0), load(1), load("abc"), load(1.0)
print(load.cache_info())
load.cache_clear()
print(load.cache_info(), load.__wrapped__("abcd"), load.__name__)


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @functools.cached_property
    def area(self):
        """The area."""
        print("computing")
        return 3 * self.radius ** 2


c = Circle(2)
print(c.area, c.area, vars(c), Circle.area.__doc__, Circle.area.attrname)
c.area = 7
print(c.area)
del c.area
print(c.area)
print(functools.reduce(operator.mul, range(1, 11)), functools.reduce(lambda a, b: b + a, "abc", "|"), functools.reduce(max, [3], 9))
for call in (lambda: functools.reduce(max, []), lambda: load([]), lambda: functools.lru_cache("x"), lambda: functools.reduce(max, 3),
             lambda: type("S", (), {"__slots__": (), "p": functools.cached_property(len)})().p):
    try:
        call()
    except TypeError as e:
        print(e)
a = functools.cached_property(lambda self: 1)
try:
    class Twice:
        x = a
        y = a
except (TypeError, RuntimeError) as e:
    print(type(e).__name__, e, e.__cause__)
