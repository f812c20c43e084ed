# index: async with, async for, error messages
def run(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        print("returned", e.value)
    except BaseException as e:
        print(type(e).__name__, e, "/", type(e.__cause__).__name__)


class Enter:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *args):
        pass


class Exit:
    async def __aenter__(self):
        return "entered"

    def __aexit__(self, *args):
        return "not awaitable"


class Iter:
    def __init__(self, it):
        self.it = it

    def __aiter__(self):
        return self.it


class Next:
    def __init__(self, v):
        self.v = v

    def __anext__(self):
        return self.v


class Items:
    n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return self.n


async def w(x):
    async with x as y:
        print(y)


async def f(x):
    async for y in x:
        print(y, end=" ")
    else:
        return "end"


for x in (Enter(), Exit()):
    run(w(x))
for x in (1, Iter(2), Iter(Next(3)), Iter(Next([])), Items()):
    run(f(x))


async def comprehension():
    return [i async for i in Items() if i != 2], {i: j async for i in Items() async for j in Items()}


run(comprehension())
