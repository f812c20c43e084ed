# index: tracebacks, marked columns
import sys


def lines(f):
    try:
        f()
    except Exception as e:
        tb = e.__traceback__
        found = []
        while tb:
            found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
            tb = tb.tb_next
        return type(e).__name__, found[1:]


def a():
    x = [1,
         2][
        5]


def b():
    return (1 +
            2 *
            None)


def c():
    for i in range(2):
        if i:
            a()


def d():
    try:
        c()
    finally:
        y = 1


def e():
    with K() as (
            x, y):
        pass


def f():
    return 1 if a else 2, {
        "k": 1,
        "j": undefined}


class K:
    def __enter__(self):
        return 1, 2, 3

    def __exit__(self, *args):
        pass

    def m(self, *args):
        raise KeyError


def g():
    K().m(
        1,
        2)


def h():
    raise ValueError(
        "x")


for func in (a, b, c, d, e, f, g, h):
    print(lines(func))
