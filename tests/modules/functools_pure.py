# index: functools
# skip-if: threads
# functools without its native part gives the same as with it.
import sys

sys.modules["_functools"] = None
sys.modules.pop("functools", None)
import functools

functools.partial.__module__ = "functools"


def show(*args, **keywords):
    return args, keywords


p = functools.partial(functools.partial(show, 1, k=2), 3, k=4)
print(p.args, p.keywords, p(5, z=6), p.func is show)
p.extra = 1
q = functools.partial(show)
q.__setstate__(p.__reduce__()[2])
print(q.args, q.extra, q())
for call in (
    lambda: functools.partial(3), lambda: q.__setstate__((1, 2)), lambda: q.__setstate__([]),
    lambda: q.__setstate__((3, (), None, None)), lambda: functools.reduce(max, []),
):
    try:
        call()
    except TypeError as error:
        print(error)
print(functools.reduce(lambda a, b: a - b, [10, 2, 3]), functools.reduce(max, [], 7))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))

calls = []


@functools.lru_cache(maxsize=2, typed=True)
def square(x):
    calls.append(x)
    return x * x


print([square(x) for x in (1, 2, 1, 3, 2, 1.0, 1.0)], calls)
print(square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5), square.__name__)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
