# index: gc.collect, weakref
# skip-if: threads
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name


# A cycle is freed by collect(), not before if it is reachable.
def make():
    a, b = Node("a"), Node("b")
    a.other, b.other = b, a
    return a, weakref.ref(a), weakref.ref(b)


a, ref_a, ref_b = make()
gc.collect()
print(ref_a() is a, ref_b() is a.other)
del a


def scrub(n):
    return n and scrub(n - 1)


scrub(50)
gc.collect()
print(ref_a(), ref_b())
print(type(gc.collect()).__name__, gc.collect(generation=0) >= 0)
for bad in (3, -1, "x"):
    try:
        gc.collect(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
print(len(gc.get_count()), len(gc.get_threshold()), [{"collected", "collections", "uncollectable"} <= set(s) for s in gc.get_stats()])
gc.set_threshold(700, 11, 12)
print(gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks)
print(gc.get_freeze_count(), gc.freeze(), gc.unfreeze())
