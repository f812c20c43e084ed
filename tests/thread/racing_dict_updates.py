# index: _thread, dict, races
import _thread

THREADS, KEYS = 6, 800
shared = {}
ends = []


def write(n, end):
    for i in range(KEYS):
        shared[n, i] = i
        shared["common"] = n
        if i % 3 == 0:
            del shared[n, i]
        shared.setdefault(("first", i), n)
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(write, (n, end))
for end in ends:
    end.acquire()
print(shared["common"] in range(THREADS))
print(all(((n, i) in shared) == (i % 3 != 0) for n in range(THREADS) for i in range(KEYS)))
print(all(shared["first", i] in range(THREADS) for i in range(KEYS)))
print(len(shared) == 1 + KEYS + THREADS * len([i for i in range(KEYS) if i % 3]))
