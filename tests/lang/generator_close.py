# index: generators.close
def g(log):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


log = []
it = g(log)
print(it.close(), list(it), log)
it = g(log)
next(it)
print(it.close(), it.close(), list(it), log)


def stubborn():
    while True:
        try:
            yield "no"
        except GeneratorExit:
            pass


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def failing():
    try:
        yield
    finally:
        raise KeyError("in finally")


f = failing()
next(f)
try:
    f.close()
except KeyError as e:
    print(e, type(e.__context__).__name__)


def plain():
    yield 1
    yield 2


p = plain()
next(p)
print(p.close(), p.gi_frame, list(p))


def outer(log):
    try:
        yield from g(log)
    finally:
        log.append("outer")


log = []
o = outer(log)
next(o)
o.close()
print(log)
