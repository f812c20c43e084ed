# index: concurrent.futures
# A pool that is not shut down finishes its work before the program ends.
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(0.02)
    print('done', n)


pool = ThreadPoolExecutor(1)
for n in range(3):
    pool.submit(work, n)
print('end of the program')
