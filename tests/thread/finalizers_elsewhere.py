# index: finalizers, gc
"""While the main thread is blocked, finalizers and the callbacks of weak references run in another thread."""
import gc
import threading
import weakref

ran = threading.Event()
called = threading.Event()


class Node:
    def __init__(self):
        self.me = self

    def __del__(self):
        ran.set()


class Plain:
    pass


def work():
    plain = Plain()
    plain.me = plain
    reference = weakref.ref(plain, lambda r: called.set())
    del plain
    for _ in range(1000):
        Node()
        gc.collect()
        if ran.wait(0.01) and called.wait(0.01):
            break
    print("finalized:", ran.is_set(), "called back:", called.is_set(), "dead:", reference() is None)


def allocate():
    ran.clear()
    for _ in range(2_000_000):  # no call of gc.collect()
        Node()
        if ran.is_set():
            break
    print("finalized:", ran.is_set())


for target in work, allocate:
    worker = threading.Thread(target=target)
    worker.start()
    worker.join()
