# index: threads
# deque.extend() with a list is one step: no thread sees a part of it.
import threading
from collections import deque

shared, partial = deque(), []
stop = threading.Event()


def watch():
    while not stop.is_set():
        if len(shared) % 5:
            partial.append(len(shared))


watcher = threading.Thread(target=watch)
watcher.start()
for _ in range(3000):
    shared.extend([1, 2, 3, 4, 5])
stop.set()
watcher.join()
print(len(shared), partial)
