# index: _thread, gc
import _thread
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name


# What a blocked thread refers to, on its stack or deeper, survives.
gate = _thread.allocate_lock()
gate.acquire()
ready = _thread.allocate_lock()
ready.acquire()
result = []
refs = []


def inner(first, *rest, **named):
    thing = Thing("inner")
    refs.append(weakref.ref(thing))
    ready.release()
    gate.acquire()
    return [first.name, thing.name] + [t.name for t in rest] + [t.name for t in named.values()]


def outer():
    result.append(sorted(inner(Thing("a"), Thing("b"), x=Thing("x"))))
    gate.release()
    ready.release()


_thread.start_new_thread(outer, ())
ready.acquire()
for _ in range(5):
    gc.collect()
    [Thing(str(i)) for i in range(5000)]
print(refs[0]().name)
gate.release()
ready.acquire()
print(result)
