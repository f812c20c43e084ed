# skip-if: threads
# index: random.Random, random.seed, threads
# Threads that share a generator get each of its numbers once; the state stays one that the generator can have.
import random
import threading

N, THREADS = 500, 4


def together(draw):
    """What the threads have drawn."""
    drawn = [[] for _ in range(THREADS)]
    barrier = threading.Barrier(THREADS)

    def work(mine):
        barrier.wait()
        for _ in range(N):
            mine.append(draw())
    threads = [threading.Thread(target=work, args=(mine,)) for mine in drawn]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(drawn, [])


for method in ('random', 'getrandbits'):
    arguments = (64,) if method == 'getrandbits' else ()
    shared, alone = random.Random(42), random.Random(42)
    got = together(lambda: getattr(shared, method)(*arguments))
    expected = [getattr(alone, method)(*arguments) for _ in range(N * THREADS)]
    print(method, sorted(got) == sorted(expected), shared.getstate() == alone.getstate())

random.seed(7)
together(lambda: (random.gauss(0, 1), random.randrange(10), random.choice('abc'), random.sample(range(9), 3)))
state = random.getstate()
first = [random.random() for _ in range(5)]
random.setstate(state)
print([random.random() for _ in range(5)] == first)
items = list(range(100))
together(lambda: random.shuffle(items[:]))
print(sorted(items) == list(range(100)))
