# skip-if: threads
# index: threads, exceptions
# Exceptions in a with statement, a generator, a comprehension, a finally block and a callback of a thread: locks are free after each.
import threading

lock = threading.RLock()
caught = []
threading.excepthook = lambda args: caught.append(args.exc_type.__name__)


def in_with():
    with lock:
        raise ValueError


def in_generator():
    def numbers():
        with lock:
            yield 1
            raise KeyError
    list(numbers())


def in_comprehension():
    with lock:
        [1 / x for x in (1, 0)]


def in_finally():
    with lock:
        try:
            raise TypeError
        finally:
            raise OSError


def in_condition():
    with threading.Condition(lock) as held:
        threading.Condition(lock).wait_for(lambda: int('x'))


for target in (in_with, in_generator, in_comprehension, in_finally, in_condition):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
    print(caught[-1], lock.acquire(False), lock.release())
