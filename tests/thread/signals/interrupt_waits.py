# index: signals, threads
# skip-if: threads
# needs: _interrupts.py
# Ctrl-C ends every kind of wait of the main thread, and leaves the object usable.
import queue
import threading
import time
from concurrent.futures import Future

from _interrupts import attempt

lock = threading.Lock()
lock.acquire()
attempt('lock', lock.acquire, lambda: (lock.release(), lock.acquire(), lock.locked()))
attempt('lock timeout', lambda: lock.acquire(timeout=10), lock.locked)
event = threading.Event()
attempt('event', event.wait, lambda: (event.set(), event.wait()))
condition = threading.Condition()
with condition:
    attempt('condition', condition.wait, condition._is_owned)
    attempt('condition timeout', lambda: condition.wait(10), condition._is_owned)
semaphore = threading.Semaphore(0)
attempt('semaphore', semaphore.acquire, lambda: (semaphore.release(), semaphore.acquire()))
barrier = threading.Barrier(2)
attempt('barrier', barrier.wait, lambda: barrier.n_waiting)
for q in (queue.SimpleQueue(), queue.Queue()):
    attempt(type(q).__name__, q.get, lambda: (q.put(1), q.get()))
full = queue.Queue(1)
full.put(1)
attempt('full queue', lambda: full.put(2), full.qsize)
attempt('join of a queue', full.join)
attempt('future', Future().result)
attempt('sleep', lambda: time.sleep(10))
thread = threading.Thread(target=event.clear() or event.wait)
thread.start()
attempt('join', thread.join, thread.is_alive)
event.set()
thread.join()
