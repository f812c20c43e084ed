# index: functools.lru_cache, functools.cache, functools.cached_property
# Functions and properties that remember.
import functools

calls = []
@functools.lru_cache(maxsize=2)
def square(x, *, sign=1):
    "Squares."
    calls.append(x)
    return sign * x * x
print(square(1), square(2), square(1), square(3), square(1), square(2), calls, square.cache_info())
print(square(2, sign=-1), square(2, sign=-1), square.cache_info().hits, square.__doc__, square.__wrapped__(5))
square.cache_clear()
print(square.cache_info(), square.cache_parameters())
@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(200), fib.cache_info())
@functools.lru_cache(typed=True)
def kind(x):
    return type(x).__name__
print(kind(1), kind(1.0), kind(True), kind.cache_info().currsize)
try:
    fib([])
except TypeError as e:
    print(e)
class C:
    @functools.lru_cache(None)
    def method(self, x):
        return x + 1
    @functools.cached_property
    def prop(self):
        calls.append("prop")
        return 7
c = C()
print(c.method(1), c.method(1), C.method.cache_info(), c.prop, c.prop, calls.count("prop"), c.__dict__)
big = functools.lru_cache(100)(lambda x: x)
for i in range(500):
    big(i % 150)
print(big.cache_info())
