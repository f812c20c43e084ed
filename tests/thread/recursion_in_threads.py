# index: _thread, RecursionError
import _thread

# Each thread has its own depth, and survives going too deep.
THREADS = 4
results = [None] * THREADS
ends = []


def dive(n):
    return dive(n + 1)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def work(n, end):
    caught = 0
    for what in (lambda: dive(0), lambda: Deep().a, lambda: dive(0)):
        try:
            what()
        except RecursionError:
            caught += 1
    results[n] = caught
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(results)
