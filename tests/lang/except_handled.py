# index: except, sys.exc_info, __context__
import sys


def kind():
    e = sys.exc_info()[1]
    return type(e).__name__


def f():
    try:
        raise ValueError(1)
    except ValueError as e:
        print(kind())
        try:
            raise KeyError(2)
        except KeyError as inner:
            print(kind(), repr(inner.__context__))
        print(kind())
        try:
            e2 = e
            del e
        finally:
            pass
    print(kind())
    try:
        e
    except UnboundLocalError as x:
        print("unbound")
    return e2


print(repr(f()), kind())
for i in range(2):
    try:
        raise IndexError(i)
    except (KeyError, IndexError):
        print(kind())
        if i == 0:
            continue
        break
print(kind())
try:
    try:
        raise OSError("first")
    except OSError as e:
        raise RuntimeError("second") from e
except RuntimeError as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    try:
        {}["k"]
    except KeyError:
        raise
except Exception as e:
    print(repr(e), e.__context__)
try:
    try:
        1 / 0
    except TypeError:
        print("no")
except ZeroDivisionError:
    print("passed on", kind())


def gen():
    try:
        yield kind()
    except ValueError:
        yield kind()
    yield kind()


try:
    raise TypeError
except TypeError:
    g = gen()
    print(next(g), g.throw(ValueError), next(g), kind())
