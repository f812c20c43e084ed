# skip-if: threads
# index: concurrent.futures
# Workers are named after the pool; no more are started than there is work for.
import threading
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(5, thread_name_prefix='worker') as pool:
    print(pool.submit(lambda: threading.current_thread().name).result())
    print(pool.submit(lambda: threading.current_thread().daemon).result())
barrier = threading.Barrier(3)
with ThreadPoolExecutor(3, 'b') as pool:
    print(sorted(pool.map(lambda _: (barrier.wait(), threading.current_thread().name)[1], range(3))))
for wrong in (0, -1):
    try:
        ThreadPoolExecutor(wrong)
    except ValueError as e:
        print(e)
try:
    ThreadPoolExecutor(initializer=3)
except TypeError as e:
    print(e)
