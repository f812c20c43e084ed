# index: anext, aiter
class pause:
    def __await__(self):
        return (yield "pause")


async def g():
    yield 1
    await pause()
    yield 2


def step(awaitable, value=None):
    try:
        return "awaits", awaitable.send(value)
    except StopIteration as e:
        return "value", e.value
    except BaseException as e:
        return type(e).__name__, str(e)


a = g()
print(aiter(a) is a, step(anext(a)), type(anext(a, 0)).__name__)
n = anext(a, "default")
print(step(n), step(n, "go"))
print(step(anext(a, "default")), step(anext(a, None)), step(anext(a)))


async def use():
    x = g()
    return await anext(x), await anext(x, "d"), await anext(x, "d"), await anext(x, "e")


u = use()
print(step(u), step(u))


class It:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


print(step(anext(It(), 5)), step(anext(It())))
for bad in (lambda: anext(1), lambda: aiter(1), lambda: anext([], 2)):
    try:
        bad()
    except TypeError as e:
        print(e)
n = anext(g(), 0)
try:
    n.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
