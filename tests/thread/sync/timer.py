# index: threads
# A timer calls its function once, after its time, unless it is cancelled.
import threading
import time

called = []
start = time.monotonic()
timer = threading.Timer(0.05, lambda *args, **kwargs: called.append((args, kwargs)), args=[1], kwargs={'key': 2})
timer.start()
timer.join()
print(called, time.monotonic() - start >= 0.05, timer.finished.is_set())
timer = threading.Timer(30, called.append, ['never'])
timer.start()
timer.cancel()
timer.join()
print(len(called), isinstance(timer, threading.Thread), timer.is_alive())
timers = [threading.Timer(pause, called.append, [pause]) for pause in (0.6, 0.01, 0.3)]
for timer in timers:
    timer.start()
for timer in timers:
    timer.join()
print(called[1:])
