# skip-if: threads
# index: threads, weakref
# While all threads wait, what is garbage is collected nevertheless, so that finalizers and callbacks run: once the
# program has been idle for half a second.
import queue
import threading
import time
import weakref


class Thing:
    def __init__(self, callback):
        self.cycle = self
        self.callback = callback

    def __del__(self):
        self.callback()


def dropped(callback):
    """Some objects that are garbage at once; the first finalizer calls back.  (Some stack may still hold one of them.)"""
    def call():
        if not called:
            called.append(True)
            callback()

    called = []
    for _ in range(20):
        Thing(call)


def woken_by_finalizer():
    event = threading.Event()
    dropped(event.set)
    return event.wait(60)


def woken_by_callback():
    items = queue.SimpleQueue()
    refs = [weakref.ref(Thing(int), items.put) for _ in range(100)]
    return items.get(timeout=60) in refs


def lock_released():
    lock = threading.Lock()
    lock.acquire()
    dropped(lock.release)
    return lock.acquire(timeout=60)


def condition_notified():
    condition = threading.Condition(threading.Lock())

    def notify():
        with condition:
            condition.notify()
    with condition:
        dropped(notify)
        return condition.wait(60)


def asleep():
    done = []
    dropped(lambda: done.append(time.monotonic()))
    time.sleep(2)
    return len(done) == 1 and time.monotonic() - done[0] > 0.5


def beside_waiting_threads():
    stop = threading.Event()
    threads = [threading.Thread(target=stop.wait) for _ in range(3)]
    for thread in threads:
        thread.start()
    dropped(stop.set)
    for thread in threads:
        thread.join(60)
    return stop.is_set()


for wait in (woken_by_finalizer, woken_by_callback, lock_released, condition_notified, asleep, beside_waiting_threads):
    print(wait.__name__, wait())
