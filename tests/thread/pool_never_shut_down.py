# index: concurrent.futures, threads
# skip-if: asan, tsan
# A pool that is garbage ends its threads, though the program only waits for them.  (The stack frames of
# sanitizers keep the pool.)
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(3)
results = pool.map(abs, range(-3, 3))
threads = pool._threads
del pool
for thread in threads:
    thread.join()
print(list(results), any(thread.is_alive() for thread in threads))
