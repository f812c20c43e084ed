# index: _thread, list, races
import _thread

THREADS, EACH = 8, 3000
shared = []
ends = []


def append(n, end):
    for i in range(EACH):
        shared.append((n, i))
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(append, (n, end))
for end in ends:
    end.acquire()
print(len(shared) == THREADS * EACH)
print(all([i for m, i in shared if m == n] == list(range(EACH)) for n in range(THREADS)))
