# index: _thread, locks, races
import _thread

THREADS, ROUNDS = 8, 2000
lock = _thread.allocate_lock()
total = 0
ends = []


def count(end):
    global total
    for _ in range(ROUNDS):
        with lock:
            total += 1
    end.release()


for _ in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(count, (end,))
for end in ends:
    end.acquire()
print(total == THREADS * ROUNDS, lock.locked())
