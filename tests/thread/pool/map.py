# index: concurrent.futures
# map(): results in the order of the arguments, whoever is done first; exceptions and time-outs come out of the iterator.
import time
from concurrent.futures import ThreadPoolExecutor


def slow(x, pause):
    time.sleep(pause)
    if x == 3:
        raise ValueError('three')
    return x


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(slow, [0, 1, 2], [0.06, 0.03, 0])))
    results = pool.map(slow, [2, 3, 4], [0, 0, 0])
    print(next(results))
    try:
        next(results)
    except ValueError as e:
        print(e)
    print(list(results))
    try:
        list(pool.map(slow, [1], [0.2], timeout=0.01))
    except TimeoutError as e:
        print(type(e).__name__)
    print(list(pool.map(pow, [2, 3, 4], [2, 2])), list(pool.map(str, [])))
