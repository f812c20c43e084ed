# index: _thread, locks
import _thread

PRODUCERS, CONSUMERS, EACH = 3, 4, 200
guard = _thread.allocate_lock()
items = []
taken = [[] for _ in range(CONSUMERS)]
producing = [PRODUCERS]
ends = []


def produce(n, end):
    for i in range(EACH):
        with guard:
            items.append((n, i))
    with guard:
        producing[0] -= 1
    end.release()


def consume(mine, end):
    while True:
        with guard:
            item = items.pop(0) if items else None
            finished = not items and producing[0] == 0
        if item is not None:
            mine.append(item)
        elif finished:
            break
    end.release()


for function, args in [(produce, (n,)) for n in range(PRODUCERS)] + [(consume, (t,)) for t in taken]:
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, args + (end,))
for end in ends:
    end.acquire()
everything = sorted(item for mine in taken for item in mine)
print(everything == [(n, i) for n in range(PRODUCERS) for i in range(EACH)], len(everything))
# Each consumer sees each producer's items in order.
print(all([i for p, i in mine if p == n] == sorted(i for p, i in mine if p == n) for mine in taken for n in range(PRODUCERS)))
