# index: threads, concurrent.futures
# A cache that lets one thread compute a value and the others wait for it.
import threading
import time
from concurrent.futures import Future

cache, lock, computed = {}, threading.Lock(), []


def compute(key):
    computed.append(key)
    time.sleep(0.01)
    return key * key


def get(key):
    with lock:
        future = cache.get(key)
        mine = future is None
        if mine:
            future = cache[key] = Future()
    if mine:
        future.set_result(compute(key))
    return future.result()


results = []
threads = [threading.Thread(target=lambda: results.append([get(key) for key in range(8)])) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(all(result == [k * k for k in range(8)] for result in results), sorted(computed))
