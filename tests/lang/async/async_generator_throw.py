# index: async generators.aclose, async generators.athrow, async generators.asend, async def, yield, GeneratorExit, StopAsyncIteration
# Asynchronous generators driven by hand: asend, athrow and aclose, at every point of their lives.
class Pause:
    def __await__(self):
        received = yield "paused"
        return received


def drive(awaitable):
    """Runs an awaitable to its end; returns what it gave back or raised, and how often it paused."""
    steps = []
    it = awaitable.__await__()
    try:
        value = None
        while True:
            steps.append(it.send(value))
            value = len(steps)
    except StopIteration as stop:
        return stop.value, steps
    except BaseException as e:
        return "%s(%s)" % (type(e).__name__, e), steps


async def agen():
    try:
        got = yield 1
        print("got", got)
        paused = await Pause()
        print("resumed with", paused)
        yield 2
        yield 3
    except ValueError as e:
        print("caught", e)
        yield "after error"
    except GeneratorExit:
        print("closing")
        await Pause()
        raise
    finally:
        print("finally")


g = agen()
print(drive(g.asend(None)), drive(g.asend("sent")), drive(g.athrow(ValueError("thrown"))), drive(g.__anext__()), drive(g.__anext__()))
g = agen()
print(drive(g.asend("too early")), drive(g.asend(None)), drive(g.aclose()), drive(g.aclose()), drive(g.asend(None)))
g = agen()
print(drive(g.athrow(KeyError("before the start"))), drive(g.__anext__()))
g = agen()
print(drive(g.aclose()), drive(g.__anext__()))


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def stops():
    yield 1
    raise StopAsyncIteration("own")


async def returns():
    yield 1
    return


for f in (ignores, stops, returns):
    g = f()
    print(drive(g.__anext__()), drive(g.aclose()) if f is ignores else drive(g.__anext__()))
g = agen()
first = g.asend(None)
print(drive(first))
for again in (lambda: first.send(None), lambda: drive(first), lambda: g.ag_running, lambda: g.ag_await, lambda: first.close(), lambda: g.athrow(5).send(None), lambda: g.asend()):
    try:
        print(again())
    except Exception as e:
        print(type(e).__name__, e)
print(drive(g.aclose()), g.__name__, g.__qualname__, type(g).__name__, type(first).__name__, g.ag_frame, g.ag_code.co_name)
