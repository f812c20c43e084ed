# index: _thread, dict, races
import _thread

# Each item is popped by exactly one thread.
ITEMS, THREADS = 4000, 4
shared = {i: str(i) for i in range(ITEMS)}
got = [[] for _ in range(THREADS)]
ends = []


def pop(mine, end):
    while True:
        try:
            mine.append(shared.popitem())
        except KeyError:
            break
    end.release()


for mine in got:
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(pop, (mine, end))
for end in ends:
    end.acquire()
everything = sorted(pair for mine in got for pair in mine)
print(len(shared), everything == [(i, str(i)) for i in range(ITEMS)])
