# index: concurrent.futures
# skip-if: threads
# A pool that is not shut down finishes its work before the program ends.
import threading
from concurrent.futures import ThreadPoolExecutor


def work(n):
    at_the_end.wait()
    print('done', n)


at_the_end = threading.Event()
pool = ThreadPoolExecutor(1)
for n in range(3):
    pool.submit(work, n)
print('end of the program')
at_the_end.set()
