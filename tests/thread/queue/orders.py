# index: queue
# The three orders of a queue.
import queue

items = [5, 1, 4, 2, 3]
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    for item in items:
        q.put(item)
    print(kind.__name__, q.qsize(), [q.get() for _ in items], q.empty())
q = queue.PriorityQueue()
for pair in ((2, 'two'), (1, 'one'), (1, 'ein')):
    q.put(pair)
print(q.get(), q.get(), q.get())
