# index: generators.throw
def g():
    while True:
        try:
            yield "waiting"
        except ValueError as e:
            print("caught", type(e).__name__, e.args)
            yield "handled"
        finally:
            print("finally")


it = g()
print(next(it), it.throw(ValueError("one")), next(it))
print(it.throw(ValueError), next(it))
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("out", e, it.gi_frame)
for bad in (1, int, "text", None):
    try:
        g().throw(bad)
    except TypeError as e:
        print(e)


def never():
    print("not reached")
    yield


n = never()
try:
    n.throw(OSError("early"))
except OSError as e:
    print("raised", e, list(n))
try:
    n.throw(OSError("late"))
except OSError as e:
    print("raised", e)


class Picky(Exception):
    def __init__(self, a, b):
        super().__init__(a + b)


def catch():
    try:
        yield
    except TypeError as e:
        yield "TypeError"
    except Picky as e:
        yield e.args


c = catch()
next(c)
print(c.throw(Picky))
c = catch()
next(c)
print(c.throw(Picky(1, 2)))


def stop():
    yield 1
    raise StopIteration("x")


try:
    print(list(stop()))
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
