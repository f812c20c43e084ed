# index: queue, threads
# python: 3.14
# shutdown(): what is in the queue can still be got, nothing can be put; with immediate it is gone.
import queue
import threading

q = queue.Queue()
q.put(1)
q.put(2)
q.shutdown()
print(q.get(), q.is_shutdown)
for attempt in (lambda: q.put(3), lambda: print('got', q.get()), lambda: q.get(), lambda: q.get(timeout=1)):
    try:
        attempt()
    except queue.ShutDown as e:
        print('ShutDown', e)

q = queue.Queue(1)
results = []


def get():
    try:
        while True:
            results.append(q.get())
    except queue.ShutDown:
        results.append('shut down')


threads = [threading.Thread(target=get) for _ in range(3)]
for thread in threads:
    thread.start()
q.put('item')
while 'item' not in results:
    pass
q.shutdown(immediate=True)
for thread in threads:
    thread.join()
print(sorted(results))
q = queue.LifoQueue()
q.put(1)
q.shutdown(immediate=True)
print(q.qsize(), q.unfinished_tasks, q.join())
