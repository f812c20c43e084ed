# index: _thread, weakref, gc, races
import _thread
import gc
import weakref


class Thing:
    def __init__(self, n):
        self.n = n


# A weak reference gives the object or None, never something else.
slots = [None] * 20
bad = []
ends = []


def make(end):
    for i in range(400):
        slots[i % 20] = weakref.ref(Thing(i))
        if i % 100 == 0:
            gc.collect()
    end.release()


def look(end):
    for i in range(800):
        ref = slots[i % 20]
        thing = ref() if ref else None
        if thing is not None and not (type(thing) is Thing and 0 <= thing.n < 400):
            bad.append(thing)
    end.release()


for function in (make, make, look, look):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, (end,))
for end in ends:
    end.acquire()
print(bad, len([s for s in slots if s]))
