# index: sys.exception, generators
import sys


def now():
    return type(sys.exception()).__name__


def g():
    print("g starts", now())
    try:
        raise KeyError("own")
    except KeyError:
        print("handling", now())
        yield 1
        print("resumed", now())
        try:
            raise
        except KeyError as e:
            print("raised again", e)
    print("after", now())
    yield 2
    print("end", now())


it = g()
try:
    raise ValueError
except ValueError:
    next(it)
    print("caller", now())
print("outside", now())
next(it)
print("outside", now())
try:
    raise OSError
except OSError:
    print(list(it), now())


def same():
    try:
        yield 1
    except ValueError:
        yield 2
        print("kept", now())
        try:
            raise
        except ValueError as e:
            print("again", e)
    print("left", now())


s = same()
next(s)
try:
    raise ValueError("same")
except ValueError as e:
    print(s.throw(e))
print(next(s, "end"), now())


def context():
    try:
        raise KeyError("first")
    except KeyError:
        yield


c = context()
next(c)
try:
    c.throw(ValueError("second"))
except ValueError as e:
    print(repr(e.__context__), now())
