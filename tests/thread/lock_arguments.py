# index: _thread, locks
# python: 3.14
import _thread


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


lock = _thread.allocate_lock()
lock.acquire()
attempt(lock.acquire, False, 1)
attempt(lock.acquire, False, 0)
attempt(lock.acquire, True, -2)
attempt(lock.acquire, timeout=-0.5)
attempt(lock.acquire, timeout=float("nan"))
attempt(lock.acquire, True, "1")
attempt(lock.acquire, timeout="x")
attempt(lock.acquire, 0)
attempt(lock.acquire, [])
attempt(lock.acquire, "yes", 0.001)
attempt(lock.acquire, timeout=0)
attempt(lock.release)
attempt(lock.acquire, timeout=_thread.TIMEOUT_MAX)
attempt(lock.acquire, False, -1)
attempt(lock.acquire, False, -1.0)
try:
    class Mine(_thread.LockType):
        pass
except TypeError as e:
    print("TypeError", "is not an acceptable base type" in str(e))
