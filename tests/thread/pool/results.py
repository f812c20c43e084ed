# index: concurrent.futures
# submit() and result(), in order; what the call raised is raised again, in the caller.
from concurrent.futures import ThreadPoolExecutor


def divide(a, b=1):
    return a / b


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(divide, i, b=2) for i in range(6)]
    print([future.result() for future in futures])
    failed = pool.submit(divide, 1, 0)
    try:
        failed.result()
    except ZeroDivisionError as e:
        print(e, failed.exception() is e, failed.done(), failed.running(), failed.cancelled())
    print(pool.submit(pow, 2, 10).result(timeout=10), futures[0].exception())
try:
    pool.submit(print)
except RuntimeError as e:
    print(e)
