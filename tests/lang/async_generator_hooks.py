# index: sys.set_asyncgen_hooks
import sys


async def g():
    yield 1
    yield 2


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return e.value


seen = []
sys.set_asyncgen_hooks(firstiter=lambda a: seen.append(a.__name__))
print(sys.get_asyncgen_hooks().finalizer, callable(sys.get_asyncgen_hooks().firstiter))
a, b = g(), g()
print(seen, step(a.__anext__()), seen, step(a.__anext__()), seen)
print(step(b.aclose()), seen)
sys.set_asyncgen_hooks(None, None)
print(step(g().__anext__()), seen, tuple(sys.get_asyncgen_hooks()))


def failing(a):
    raise KeyError("hook")


sys.set_asyncgen_hooks(failing)
c = g()
try:
    c.__anext__()
except KeyError as e:
    print(e)
print(step(c.__anext__()))
sys.set_asyncgen_hooks(None)
try:
    sys.set_asyncgen_hooks(1)
except TypeError as e:
    print(e)
