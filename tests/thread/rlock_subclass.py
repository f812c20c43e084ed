# index: _thread, _thread.RLock
import _thread
import weakref


class Named(_thread.RLock):
    def __init__(self, name):
        self.name = name
        self.times = 0

    def acquire(self, *args, **kwargs):
        self.times += 1
        return super().acquire(*args, **kwargs)

    def __enter__(self):
        return self.acquire()

    def __repr__(self):
        return "Named(%r)" % self.name


lock = Named("mine")
with lock:
    with lock:
        print(lock, lock.times, lock._is_owned())
print(lock.acquire(False), lock.times)
lock.release()
print(isinstance(lock, _thread.RLock), lock.__dict__)
ref = weakref.ref(lock)
print(ref() is lock, weakref.ref(_thread.allocate_lock()) is not None)
try:
    lock.release()
except RuntimeError as e:
    print(e)
