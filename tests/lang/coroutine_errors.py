# index: await, coroutines
class pause:
    def __await__(self):
        return (yield "pause")


def show(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        print("returned", e.value)
    except BaseException as e:
        print(type(e).__name__, e, "/", repr(e.__cause__))


async def ok():
    return 1


async def waits(x):
    return await x


c = ok()
show(c)
show(c)
try:
    c.throw(KeyError)
except RuntimeError as e:
    print(e)
print(c.close())
c = ok()
try:
    c.send(1)
except TypeError as e:
    print(e)
show(waits(c))
show(waits(c))


class Bad:
    def __init__(self, r):
        self.r = r

    def __await__(self):
        return self.r


c = ok()
for r in (1, c, [], iter([])):
    show(waits(Bad(r)))
c.close()


async def stops():
    raise StopIteration("s")


show(stops())


async def waiting():
    await pause()


c = waiting()
first, second = waits(c), waits(c)
first.send(None)
show(second)
first.close()
print(c.cr_frame)


async def stubborn():
    try:
        await pause()
    except GeneratorExit:
        await pause()


s = stubborn()
s.send(None)
try:
    s.close()
except RuntimeError as e:
    print(e)
