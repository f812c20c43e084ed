# index: _thread, locks
import _thread
import time

lock = _thread.allocate_lock()
lock.acquire()
start = time.monotonic()
print(lock.acquire(timeout=0.05))
passed = time.monotonic() - start
print(0.045 < passed < 5)

start = time.monotonic()
print(lock.acquire(True, 0))
print(time.monotonic() - start < 1)


def release_soon():
    time.sleep(0.05)
    lock.release()


_thread.start_new_thread(release_soon, ())
start = time.monotonic()
print(lock.acquire(timeout=20))
print(time.monotonic() - start < 10)
print(lock.locked())
lock.release()

# Many waiters that give up leave the lock as it was.
lock.acquire()
results = []
finished = _thread.allocate_lock()
finished.acquire()


def wait():
    results.append(lock.acquire(timeout=0.01))
    if len(results) == 6:
        finished.release()


for _ in range(6):
    _thread.start_new_thread(wait, ())
finished.acquire()
print(results, lock.locked())
lock.release()
print(lock.acquire(False))
