# index: signals, threads
# skip-if: threads
# Handlers run during a wait; the wait goes on with what is left of its time.
import signal
import threading
import time

ticks = []
signal.signal(signal.SIGALRM, lambda *args: ticks.append(1))
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
lock = threading.Lock()
lock.acquire()
event = threading.Event()
for wait in (lambda: lock.acquire(timeout=0.1), lambda: event.wait(0.1), lambda: time.sleep(0.1),
             lambda: threading.Semaphore(0).acquire(timeout=0.1)):
    ticks.clear()
    start = time.monotonic()
    result = wait()
    print(result, time.monotonic() - start >= 0.1, len(ticks) > 2)
signal.setitimer(signal.ITIMER_REAL, 0)
