# index: threading.Semaphore, threading.Condition, threading.Event, signal.setitimer, signals
# skip-if: threads
# A signal's handler may use the very object for which the main thread waits.
import signal
import threading


def alarm(handler):
    signal.signal(signal.SIGALRM, lambda number, frame: handler())
    signal.setitimer(signal.ITIMER_REAL, 0.02)


def take_and_give_two():
    semaphore.release()
    print('handler', semaphore.acquire(timeout=5), semaphore.acquire(blocking=False))
    semaphore.release(2)


semaphore = threading.Semaphore(0)
alarm(take_and_give_two)
print(semaphore.acquire(), semaphore.acquire(timeout=0), semaphore.acquire(timeout=0))


def notify():
    with condition:
        condition.notify()


condition = threading.Condition(threading.Lock())
alarm(notify)
with condition:
    print(condition.wait(timeout=10))

event = threading.Event()
alarm(lambda: (event.set(), event.clear()))
print(event.wait(timeout=0.2))

lock = threading.Lock()
lock.acquire()
alarm(lambda: (lock.release(), print('handler', lock.acquire()), lock.release()))
print(lock.acquire(), lock.locked())
