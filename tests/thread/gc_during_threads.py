# index: _thread, gc, races
import _thread
import gc


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next
        self.me = self


# Threads make cyclic garbage and check what they keep, while collections run.
THREADS, ROUNDS = 4, 60
bad = []
ends = []


def work(n, end):
    kept = None
    for i in range(ROUNDS):
        for j in range(50):
            Node(j, None).loop = [Node(j, None)]
        kept = Node((n, i), kept)
        if i % 10 == n:
            gc.collect()
    i = ROUNDS
    while kept:
        i -= 1
        if kept.value != (n, i) or kept.me is not kept:
            bad.append((n, i))
        kept = kept.next
    if i != 0:
        bad.append((n, "short", i))
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(bad)
