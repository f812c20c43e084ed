# index: async def, await
class switch:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


class Awaitable:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got, self.value


async def inner(x):
    a = await switch(x)
    b = await Awaitable(a)
    return b


async def outer():
    try:
        print(await inner(1))
        print(await inner(2))
        await switch("throw here")
    except KeyError as e:
        print("caught", e)
    finally:
        print(await switch("finally"))
    return "result"


c = outer()
print(type(c).__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin)
print(c.send(None), c.cr_await.__name__, c.cr_suspended)
print([c.send(v) for v in ("a", "b", "c", "d")])
print(c.throw(KeyError("k")))
try:
    c.send("last")
except StopIteration as e:
    print(e.value, c.cr_frame)

w = inner("w").__await__()
print(type(w).__name__, iter(w) is w, next(w), w.send(3), w.close())


def drive(coro):
    steps = []
    try:
        while True:
            steps.append(coro.send(len(steps) or None))
    except StopIteration as e:
        return steps, e.value


async def comprehension():
    return [await switch(i) for i in range(3)], {await switch(9): await switch(8)}


print(drive(comprehension()))
print(drive(inner("x")))
