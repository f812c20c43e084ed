# index: async generators
class pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def agen(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got, await pause(("paused", got)))


def step(awaitable, value=None):
    try:
        return "awaits", awaitable.send(value)
    except StopIteration as e:
        return "value", e.value
    except (StopAsyncIteration, RuntimeError, ValueError, KeyError) as e:
        return type(e).__name__, str(e)


g = agen(3)
print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, g.ag_code.co_name, g.__aiter__() is g)
print(step(g.__anext__()), step(g.asend(None)))
a = g.asend("hello")
print(step(a), g.ag_running, g.ag_await.__name__, step(g.__anext__()))
print(step(a, "back"), g.ag_running, step(a), step(g.__anext__()), step(g.__anext__()))
fresh = agen(1)
print(step(g.asend(1)), step(fresh.__anext__()))
try:
    agen(1).asend(5).send(None)
except TypeError as e:
    print(e)


async def use():
    out = []
    async for x in agen(4):
        out.append(x)
    out.append([x async for x in agen(3)])
    out.append([y async for y in (x * 2 async for x in agen(3))])
    return out


print(step(use()))


async def thrown():
    try:
        yield 1
    except KeyError as e:
        yield "caught " + str(e)
    raise StopAsyncIteration


t = thrown()
print(step(t.__anext__()), step(t.athrow(KeyError("k"))), step(t.__anext__()), step(t.__anext__()))


async def stop():
    raise StopIteration
    yield


print(step(stop().__anext__()))
print(repr(g).startswith("<async_generator object agen at 0x"))
