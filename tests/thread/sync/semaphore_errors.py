# index: threads
# What semaphores refuse; a bounded one is not released too often.
import threading


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: threading.Semaphore(-1))
attempt(lambda: threading.Semaphore().acquire(False, 1))
attempt(lambda: threading.Semaphore().release(0))
attempt(lambda: threading.BoundedSemaphore(-1))
bounded = threading.BoundedSemaphore(2)
attempt(bounded.release)
attempt(lambda: (bounded.acquire(), bounded.acquire(), bounded.acquire(False)))
attempt(lambda: bounded.release(3))
attempt(lambda: bounded.release(2))
attempt(lambda: bounded.release())
print(repr(bounded).endswith('value=2/2>'), threading.BoundedSemaphore(0).acquire(False))
attempt(lambda: threading.BoundedSemaphore(0).release())
