# index: queue
# A queue with a limit: Full, Empty, and what times out.
import queue

q = queue.Queue(2)
q.put('a')
q.put('b', timeout=0.01)
print(q.full(), q.qsize())
for attempt in (lambda: q.put_nowait('c'), lambda: q.put('c', False), lambda: q.put('c', timeout=0.01), lambda: q.put('c', True, -1)):
    try:
        attempt()
    except (queue.Full, ValueError) as e:
        print(type(e).__name__, e)
print(q.get(), q.get_nowait())
for attempt in (lambda: q.get_nowait(), lambda: q.get(False), lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1)):
    try:
        attempt()
    except (queue.Empty, ValueError) as e:
        print(type(e).__name__, e)
s = queue.SimpleQueue()
for attempt in (lambda: s.get_nowait(), lambda: s.get(False), lambda: s.get(timeout=0.01), lambda: s.get(timeout=-1)):
    try:
        attempt()
    except (queue.Empty, ValueError) as e:
        print(type(e).__name__, e)
