# index: threads
# release(n) lets the n threads go on that have waited longest.
import threading
import time

semaphore = threading.Semaphore(0)
order = []


def wait(n):
    semaphore.acquire()
    order.append(n)


threads = [threading.Thread(target=wait, args=(n,)) for n in range(6)]
for thread in threads:
    thread.start()
    time.sleep(0.02)
for n in (1, 2, 3):
    semaphore.release(n)
    time.sleep(0.1)
    print(sorted(order))
for thread in threads:
    thread.join()
