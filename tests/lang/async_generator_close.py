# index: async generators.aclose
class pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def step(awaitable, value=None):
    try:
        return "awaits", awaitable.send(value)
    except StopIteration as e:
        return "value", e.value
    except BaseException as e:
        return type(e).__name__, str(e)


async def g():
    try:
        yield 1
        yield 2
    finally:
        print("cleaning", await pause("cleanup"))


a = g()
print(step(a.__anext__()))
c = a.aclose()
print(step(c), a.ag_running, step(a.aclose()), step(a.__anext__()))
print(step(c, "sent"), a.ag_running, step(c), step(a.aclose()), step(a.__anext__()))
a = g()
print(step(a.aclose()), step(a.__anext__()))


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


a = stubborn()
print(step(a.__anext__()), step(a.aclose()))
a = g()
step(a.__anext__())
t = a.athrow(ValueError("v"))
print(step(t), step(t))
s = g().asend(None)
print(s.close(), step(s))


async def waits():
    await pause("w")
    yield 1


a = waits()
n = a.__anext__()
print(step(n))
try:
    n.throw(KeyError("thrown"))
except KeyError as e:
    print(e, a.ag_frame, a.ag_running)
