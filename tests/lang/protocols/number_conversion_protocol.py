# index: __int__, __float__, __complex__, __index__, __round__, int, float, complex, round, abs
# Which methods int(), float(), complex(), round() and the unary operators call, and what these may give back.
import math


class N:
    def __init__(self, **methods):
        for name, result in methods.items():
            def method(self, *args, result=result, name=name):
                log.append((name,) + args)
                return result
            setattr(type(self), "__%s__" % name, method)


def new(**methods):
    return type("N", (N,), {})(**methods)


log = []


def ask(f, **methods):
    log.clear()
    try:
        result = f(new(**methods))
    except (TypeError, ValueError, OverflowError) as e:
        result = "%s: %s" % (type(e).__name__, e)
    print(result, *log)


ask(int, int=5)
ask(int, index=6)
ask(int, trunc=7)
ask(int, int=5.5)
ask(int, index="a")
ask(float, float=1.5, index=2)
ask(float, index=2)
ask(float, float=1)
ask(float, int=5)
ask(complex, complex=1 + 2j, float=3.0)
ask(complex, float=3.0)
ask(complex, index=4)
ask(complex, complex=1.0)
ask(round, round="rounded")
ask(lambda n: round(n, 2), round="rounded")
ask(lambda n: round(n, None), round="rounded")
ask(round, float=1.5)
ask(math.trunc, trunc="t")
ask(math.floor, floor="f")
ask(math.floor, float=2.7)
ask(math.ceil, ceil="c")
ask(math.ceil, float=2.2)
ask(abs, abs="abs")
ask(lambda n: (-n, +n, ~n), neg="n", pos="p", invert="i")
ask(lambda n: "abc"[n], index=1)
ask(lambda n: [0] * n, index=2)
ask(range, index=3)
ask(hex, index=255)
ask(bin, int=5)
ask(chr, index=65)
ask(lambda n: math.sqrt(n), float=4.0)
ask(lambda n: "%d %x" % (n, n), index=10)
ask(lambda n: "%d" % n, int=9)
ask(lambda n: "%x" % n, int=9)
ask(lambda n: "%f %c" % (n, n), float=1.0, index=66)
ask(lambda n: divmod(n, 3), divmod="d")
ask(lambda n: pow(n, 2, 5), pow="p")
ask(lambda n: (1).__lshift__(n), index=2)
ask(lambda n: bytes(n), index=2)
ask(lambda n: slice(n).indices(5), index=-1)
