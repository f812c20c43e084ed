# index: concurrent.futures
# as_completed() hands futures out as they get done; each once, even if it was given twice.
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def nap(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(nap, s) for s in (0.15, 0.01, 0.08)]
    print([future.result() for future in as_completed(futures + futures)])
    print(len(list(as_completed(futures))))
    late = pool.submit(nap, 0.3)
    try:
        for future in as_completed([futures[0], late], timeout=0.05):
            print(future.result())
    except TimeoutError as e:
        print(e)
