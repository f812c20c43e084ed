# index: queue, threads
# A dining hall of workers that also put: a tree is walked by threads that add its branches to the queue.
import queue
import threading

q = queue.LifoQueue()
lock = threading.Lock()
leaves = 0


def work():
    global leaves
    while True:
        depth = q.get()
        if depth is None:
            return
        if depth == 0:
            with lock:
                leaves += 1
        else:
            for _ in range(3):
                q.put(depth - 1)
        q.task_done()


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
q.put(6)
q.join()
print(leaves == 3 ** 6)
for thread in threads:
    q.put(None)
