# index: _thread, float
# Threads that are switched in the midst of floating-point computation keep their values: each iterates maps in which one
# wrong bit changes all that follows, and gets what it would get alone.
import _thread


def iterate(seed, steps):
    x, y, n = 0.1 + seed / 100, 0.3, seed
    for i in range(steps):
        x = 3.99 * x * (1.0 - x)
        y = 3.97 * y * (1.0 - y)
        if i % 50 == 0:
            n = (n * 31 + int(x * 1000)) % 10007
            x, y = (x + y) / 2, (y + n / 10007) / 2
    return x, y, n


STEPS = 2000
THREADS = 6
alone = [iterate(seed, STEPS) for seed in range(THREADS)]
together = [None] * THREADS
ended = [_thread.allocate_lock() for _ in range(THREADS)]


def work(seed):
    together[seed] = iterate(seed, STEPS)
    ended[seed].release()


for seed in range(THREADS):
    ended[seed].acquire()
    _thread.start_new_thread(work, (seed,))
for lock in ended:
    lock.acquire()
print(together == alone, len(set(alone)))
print(*(f"{x:.17g} {y:.17g} {n}" for x, y, n in alone[:2]))
