# index: concurrent.futures
# Calls that submit further calls to the same pool, as long as there are workers left to wait.
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(8) as pool:
    def fib(n):
        return n if n < 2 else sum(f.result() for f in [pool.submit(fib, n - 1), pool.submit(fib, n - 2)]) if n == 4 else plain(n)

    def plain(n):
        return n if n < 2 else plain(n - 1) + plain(n - 2)

    print([pool.submit(fib, n).result() for n in range(8)])
