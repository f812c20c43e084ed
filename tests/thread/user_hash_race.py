# index: _thread, dict, __hash__, __eq__, races
import _thread


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 8

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


# Keys that run Python code when compared: no atomicity, but nothing breaks.
THREADS, KEYS = 4, 120
shared = {}
ends = []


def work(n, end):
    for i in range(KEYS):
        shared[Key(i)] = n
        if shared.get(Key(i)) not in range(THREADS):
            print("invented")
        if i % 4 == 3:
            shared.pop(Key(1000 + i), None)
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(len(shared), sorted(k.n for k in shared) == list(range(KEYS)))
print(all(v in range(THREADS) for v in shared.values()))
