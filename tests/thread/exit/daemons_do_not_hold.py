# skip-if: threads
# index: threads
# Daemon threads, whatever they wait for, do not keep the program from ending.
import queue
import threading
import time

lock = threading.Lock()
lock.acquire()
waits = [lock.acquire, threading.Event().wait, queue.Queue().get, queue.SimpleQueue().get, threading.Semaphore(0).acquire,
         threading.Barrier(2).wait, lambda: time.sleep(100)]


def wait_for_condition():
    condition = threading.Condition()
    with condition:
        condition.wait()


def spin():
    while True:
        pass


for target in waits + [wait_for_condition, spin]:
    threading.Thread(target=target, daemon=True).start()
time.sleep(0.1)
print(threading.active_count())
