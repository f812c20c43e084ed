# index: gc, weakref
import gc
import weakref


class Key:
    def __init__(self, n):
        self.n = n


# Objects that refer to each other through containers of every kind.
def tangle():
    k = Key(1)
    k.items = {"list": [k], "tuple": (k, (k,)), "dict": {k: k}, "set": {k}, "frozenset": frozenset([k])}
    k.function = lambda self=k: (self, k)
    k.method = k.function.__call__
    k.generator = (x for x in [k])
    k.iterator = iter([k, k])
    return weakref.ref(k)


def scrub(n):
    return n and scrub(n - 1)


refs = [tangle() for _ in range(20)]
scrub(80)
gc.collect()
gc.collect()
print(sum(ref() is not None for ref in refs) <= 1)
