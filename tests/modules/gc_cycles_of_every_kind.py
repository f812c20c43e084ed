# index: gc
# skip-if: m32, asan, tsan, stress, threads, debug
# What a function has finished with is garbage at once, whatever its registers and the interpreter's C frames still hold.
# (32-bit x86 has so few registers that compiled code leaves copies of values in its frames; builds for tests keep more, too.)
import gc
import weakref


class C:
    pass


def freed(make):
    c = C()
    ref = weakref.ref(c)
    make(c)
    del c
    gc.collect()
    return ref() is None


def attribute(c):
    c.x = c


def iterators(c):
    c.x = iter([c]), iter({c}), iter({1: c}), iter((c,)), {1: c}.items()


def generator(c):
    def yields():
        yield c
        yield 2
    c.x = yields()
    next(c.x)


def bound(c):
    c.x = [c].append
    c.x(c)


def loop():
    for c in map(lambda _: C(), range(3)):
        ref = weakref.ref(c)
        del c
        gc.collect()
        yield ref() is None


def passed_on():
    for c in (C() for _ in range(3)):
        ref = weakref.ref(c)
        del c
        gc.collect()
        yield ref() is None


for _ in range(3):
    print([freed(f) for f in (attribute, iterators, generator, bound, lambda c: setattr(c, 'x', [c]), lambda c: [c])])
    print(*loop(), *passed_on())
