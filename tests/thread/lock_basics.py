# index: _thread, locks
import _thread

lock = _thread.allocate_lock()
print(type(lock).__name__, lock.locked())
print(lock.acquire(), lock.locked())
print(lock.acquire(False), lock.acquire(blocking=False))
print(lock.acquire(True, 0), lock.acquire(timeout=0.01))
print(lock.acquire(False, -1))
print(repr(lock).startswith("<locked _thread.lock object at 0x"))
print(lock.release(), lock.locked())
print(repr(lock).startswith("<unlocked _thread.lock object at 0x"))
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError", e)
with lock as held:
    print(held, lock.locked())
print(lock.locked())
try:
    with lock:
        raise KeyError("inside")
except KeyError as e:
    print("KeyError", e, lock.locked())
print(lock.acquire_lock(), lock.locked_lock(), lock.release_lock())
print(_thread.error is RuntimeError, _thread.LockType is type(lock))
print(_thread.TIMEOUT_MAX)
