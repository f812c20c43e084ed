# index: generators, ValueError
def g():
    yield next(it)


it = g()
try:
    next(it)
except ValueError as e:
    print(e)


def closing():
    try:
        it.close()
    except ValueError as e:
        yield str(e)


it = closing()
print(next(it))


def throwing():
    try:
        it.throw(KeyError)
    except ValueError as e:
        yield str(e), it.gi_running, it.gi_suspended, it.gi_frame is not None


it = throwing()
print(next(it), it.gi_running, it.gi_suspended)


def forever():
    yield from forever()


try:
    next(forever())
except RecursionError:
    print("RecursionError")


def loop():
    it = iter(())
    for i in range(100):
        it = (x for x in it)
    return list(it)


print(loop())
try:
    for x in (1 / (2 - i) for i in range(4)):
        print(x)
except ZeroDivisionError as e:
    print(e)
try:
    type(it)()
except TypeError as e:
    print(e)


async def coro():
    pass


def plain():
    yield from c


c = coro()
try:
    next(plain())
except TypeError as e:
    print(e)
c.close()
