# index: concurrent.futures
# python: 3.14
# map(buffersize=n) takes no more than n items ahead of the results that were fetched.
from concurrent.futures import ThreadPoolExecutor

taken = []


def source():
    for i in range(8):
        taken.append(i)
        yield i


with ThreadPoolExecutor(2) as pool:
    results = pool.map(lambda x: x * x, source(), buffersize=3)
    print(taken)
    print(next(results), taken)
    print(next(results), taken)
    print(list(results), taken)
    for wrong in (0, -1, 2.5, '3'):
        try:
            pool.map(str, [1], buffersize=wrong)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
