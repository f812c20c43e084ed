# index: concurrent.futures
# Whoever has seen a result finds the worker ready: no second thread is started for calls one behind the other.
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

sys.setswitchinterval(1e-6)


def fail():
    raise ValueError


with ThreadPoolExecutor(8) as pool:
    results = [pool.submit(divmod, i, 7).result() for i in range(1000)]
    errors = [type(pool.submit(fail).exception()).__name__ for _ in range(100)]
    for i in range(300):
        wait([pool.submit(int)])
        [next(as_completed([pool.submit(int)]))]
    print(len(pool._threads), sum(a for a, b in results), set(errors))

# A worker that is busy with a callback is not ready: the call that the callback waits for gets a thread of its own.
with ThreadPoolExecutor(2) as pool:
    begin, done = threading.Event(), threading.Event()
    future = pool.submit(begin.wait)
    future.add_done_callback(lambda _: (print(pool.submit(pow, 2, 10).result()), done.set()))
    begin.set()
    print(done.wait(20), len(pool._threads))
