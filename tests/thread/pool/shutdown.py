# index: concurrent.futures
# shutdown(): waits for what runs; cancel_futures drops what has not begun.
import threading
from concurrent.futures import ThreadPoolExecutor

gate, running = threading.Event(), threading.Event()


def hold():
    running.set()
    gate.wait()
    return 'held'


pool = ThreadPoolExecutor(1)
first = pool.submit(hold)
rest = [pool.submit(int) for _ in range(5)]
running.wait()
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in rest], first.done())
gate.set()
pool.shutdown()
print(first.result())
pool = ThreadPoolExecutor(2)
futures = [pool.submit(pow, i, 2) for i in range(5)]
pool.shutdown(wait=True)
print([future.result() for future in futures])
