# index: _thread, _thread._local, races
import _thread

# Many threads times many objects, and each sees only what is its own.
THREADS, OBJECTS = 12, 15
objects = [_thread._local() for _ in range(OBJECTS)]
for n, o in enumerate(objects):
    o.value = ("main", n)
bad = []
ends = []


def work(me, end):
    for n, o in enumerate(objects):
        if hasattr(o, "value"):
            bad.append((me, n))
        o.value = (me, n)
    for turn in range(20):
        for n, o in enumerate(objects):
            if o.value != (me, n):
                bad.append((me, n, o.value))
            o.value = (me, n)
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(bad, all(o.value == ("main", n) for n, o in enumerate(objects)))
