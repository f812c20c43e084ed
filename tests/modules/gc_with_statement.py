# index: with, gc
# skip-if: threads, m32, asan, tsan
# What a context manager was made with can go while its __enter__ runs.  (Sanitizers' frames keep it, and those of 32-bit
# x86.)
import contextlib
import gc
import weakref


class Thing:
    pass


class Manager:
    def __init__(self, *args, **kwargs):
        self.seen = [weakref.ref(thing) for thing in (*args, *kwargs.values())]
        args = kwargs = None

    def __enter__(self):
        gc.collect()
        return [ref() for ref in self.seen]

    def __exit__(self, *details):
        pass


@contextlib.contextmanager
def made_by_generator(a, b, c):
    seen = [weakref.ref(a), weakref.ref(b), weakref.ref(c)]
    a = b = c = None
    gc.collect()
    yield [ref() for ref in seen]


def use():
    with Manager(Thing(), Thing(), a=Thing(), b=Thing()) as gone:
        print(gone)
    with made_by_generator(Thing(), Thing(), c=Thing()) as gone:
        print(gone)


use()
