# index: __await__, __aiter__, __anext__, __aenter__, await, async for, async with, coroutines, StopIteration, TypeError
# What can be awaited, iterated and entered asynchronously, and what is said of other things.
import types


def run(coroutine, log=None):
    try:
        while True:
            value = coroutine.send(None)
            if log is not None:
                log.append(value)
    except StopIteration as stop:
        return stop.value
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


class Await:
    def __init__(self, it):
        self.it = it

    def __await__(self):
        return self.it


class Steps:
    def __await__(self):
        x = yield "one"
        y = yield "two"
        return "done"


async def wait(x):
    return await x


@types.coroutine
def old_style(n):
    for i in range(n):
        yield i
    return "old"


log = []
print(run(wait(Steps()), log), run(wait(old_style(2)), log), run(wait(wait(Steps())), log), log)
for x in (5, None, Await(iter([])), Await([]), Await(5), [], wait, (i for i in "a"), Await(None)):
    print(run(wait(x)))
c = wait(Steps())
print(c.send(None), type(c).__name__, c.cr_running, c.cr_suspended, c.cr_await is not None)
c.close()
print(run(wait(c)))


class Iter:
    def __init__(self, anext):
        self.anext = anext
        self.n = 0

    def __aiter__(self):
        return self

    def __anext__(self):
        self.n += 1
        return self.anext(self)


async def values(self):
    if self.n > 2:
        raise StopAsyncIteration
    return self.n


async def loop(it):
    seen = []
    async for x in it:
        seen.append(x)
    else:
        seen.append("else")
    return seen


for it in (Iter(values), Iter(lambda s: 5), type("A", (), {"__aiter__": lambda s: 5})(), [1], type("C", (), {"__aiter__": lambda s: Await(None)})()):
    print(run(loop(it)))


class Ctx:
    async def __aenter__(self):
        await Steps()
        return "entered"

    async def __aexit__(self, kind, value, tb):
        print("exit", kind and kind.__name__, value)
        return kind is KeyError


async def use(ctx, error=None):
    async with ctx as value, Ctx() as (*letters,):
        if error:
            raise error
        return value, len(letters)
    return "swallowed"


print(run(use(Ctx())), run(use(Ctx(), KeyError("k"))), run(use(Ctx(), ValueError("v"))))
for ctx in (5, open, type("D", (), {"__aenter__": lambda s: 5, "__aexit__": lambda *a: None})(), type("F", (), {"__aenter__": lambda s: s})()):
    print(run(use(ctx)))
