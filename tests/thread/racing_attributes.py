# index: _thread, attribute references, races
import _thread


class Thing:
    pass


# Threads add attributes of their own, overwrite a common one, and delete.
THREADS, EACH = 6, 60
thing = Thing()
ends = []


def write(n, end):
    for i in range(EACH):
        setattr(thing, "own_%d_%d" % (n, i), (n, i))
        thing.common = n
        thing.pair = (n, n)
        a, b = thing.pair
        if a != b:
            print("torn")
        if i % 2:
            delattr(thing, "own_%d_%d" % (n, i))
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(write, (n, end))
for end in ends:
    end.acquire()
names = sorted(name for name in vars(thing) if name.startswith("own"))
print(names == sorted("own_%d_%d" % (n, i) for n in range(THREADS) for i in range(0, EACH, 2)))
print(thing.common in range(THREADS), len(vars(thing)) == len(names) + 2)
print(all(getattr(thing, name) == tuple(map(int, name.split("_")[1:])) for name in names))
