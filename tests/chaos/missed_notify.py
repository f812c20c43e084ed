# A worker looks whether there is work before it takes the lock to wait for it: a notification in between is missed.
# Exit code 1: it happened.
import os
import threading

condition = threading.Condition()
work = []


def worker():
    if not work:
        with condition:
            condition.wait()
    work.pop()


thread = threading.Thread(target=worker, daemon=True)
thread.start()
sum(range(2_000_000))  # the worker is waiting by now, isn't it?
with condition:
    work.append('a job')
    condition.notify()
thread.join(1)
os._exit(thread.is_alive())
