# index: _thread, set, races
import _thread

THREADS, EACH = 5, 600
shared = set()
winners = [0] * THREADS
removed = [[] for _ in range(THREADS)]
ends = []


def work(n, end):
    for i in range(EACH):
        shared.add(i)
        shared.add((n, i))
    for i in range(EACH):
        try:
            shared.remove((n, i))
            winners[n] += 1
        except KeyError:
            print("lost", n, i)
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(winners)
print(sorted(shared) == list(range(EACH)))
