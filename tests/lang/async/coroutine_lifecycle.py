# index: coroutines, async def, await, async with, GeneratorExit, RuntimeError, StopIteration, generators.throw
# A coroutine from its making to its end: send, throw, close, awaiting itself, and what its attributes say.
import types


class Gate:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        try:
            got = yield self.name
        except ValueError as e:
            return "gate caught %s" % e
        finally:
            log.append("left " + self.name)
        return got


log = []


async def inner(n):
    try:
        return await Gate("inner%d" % n)
    finally:
        log.append("inner done")


async def outer():
    first = await inner(1)
    async with Ctx():
        second = await inner(2)
    return first, second


class Ctx:
    async def __aenter__(self):
        return await Gate("enter")

    async def __aexit__(self, *exc):
        log.append("aexit %s" % (exc[0] and exc[0].__name__))
        await Gate("exit")


def step(c, value=None, error=None):
    try:
        return c.throw(error) if error else c.send(value)
    except BaseException as e:
        return "%s(%s)" % (type(e).__name__, e)


c = outer()
print(c.__name__, c.cr_frame.f_code.co_name, c.cr_await, c.cr_running, c.cr_origin)
print(step(c, "early"), step(c), type(c.cr_await).__name__, step(c, "one"), step(c), step(c, error=ValueError("thrown in")), step(c), step(c), c.cr_frame, c.cr_await)
print(log)
log.clear()
c = outer()
print(step(c), step(c, error=KeyError("through")), step(c), log)
log.clear()
c = outer()
step(c), step(c), step(c)
try:
    c.close()
except RuntimeError as e:
    print(e, log, step(c), c.close())
log.clear()
c = outer()
print(c.close(), step(c), log)


async def stubborn():
    try:
        await Gate("s")
    except GeneratorExit:
        await Gate("again")


async def raises_on_close():
    try:
        await Gate("r")
    finally:
        raise OSError("while closing")


async def stops():
    raise StopIteration("own")


async def recursive():
    await me


for f in (stubborn, raises_on_close):
    c = f()
    step(c)
    try:
        c.close()
    except Exception as e:
        print(type(e).__name__, e)
print(step(stops()))
me = recursive()
print(step(me))
one = inner(5)
one.send(None)


async def joins(): return await one


j = joins()
print(step(j, None), step(one, "finished"), step(one))
for f in (lambda: iter(j), lambda: next(j), lambda: j.send(), lambda: j.throw(), lambda: [x for x in j], lambda: types.coroutine(5), lambda: types.coroutine(inner) is inner, lambda: type(j)()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
