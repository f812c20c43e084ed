# index: threads
# A condition over a Lock, an RLock that is held twice, a shared lock, and a lock of the user's own.
import threading


class Own:
    def __init__(self):
        self.lock = threading.Lock()
        self.log = []

    def acquire(self, *args):
        self.log.append('acquire')
        return self.lock.acquire(*args)

    def release(self):
        self.log.append('release')
        self.lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


for lock in (threading.Lock(), threading.RLock(), Own()):
    condition = threading.Condition(lock)
    ready = []

    def notify():
        with condition:
            ready.append(1)
            condition.notify()

    thread = threading.Thread(target=notify)
    with condition:
        if isinstance(lock, type(threading.RLock())):
            condition.acquire()
        thread.start()
        print(condition.wait_for(lambda: ready), condition._is_owned())
        if isinstance(lock, type(threading.RLock())):
            condition.release()
    thread.join()
print(lock.log[0], len(lock.log) % 2)
try:
    threading.Condition(3)
except AttributeError as e:
    print(e)
