# index: queue, threads
# Threads that wait for items get them in the order of their arrival.
import queue
import threading
import time

q = queue.SimpleQueue()
order = []


def wait(n):
    order.append((n, q.get()))


threads = []
for n in range(5):
    threads.append(threading.Thread(target=wait, args=(n,)))
    threads[-1].start()
    time.sleep(0.05)
for item in 'abcde':
    q.put(item)
    while len(order) <= ord(item) - ord('a'):
        time.sleep(0.001)
print(order, q.qsize())
for thread in threads:
    thread.join()
