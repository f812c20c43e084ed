# python: 3.14
# skip-if: threads, stress, sanitizer
# timeout: 60
# index: threads, gc
# What nobody contends for costs no memory: -X gcstress=1 collects at each allocation, so collections count them.
import subprocess
import sys

PROGRAM = """
import gc, queue, threading
lock, rlock, event, set_event = threading.Lock(), threading.RLock(), threading.Event(), threading.Event()
semaphore, condition, simple = threading.Semaphore(1), threading.Condition(threading.Lock()), queue.SimpleQueue()
set_event.set()
def with_lock():
    with lock: pass
def with_rlock():
    with rlock, rlock: pass
def with_condition():
    with condition: condition.notify(); condition.notify_all()
def acquire_lock(): lock.acquire(); lock.release()
def try_lock(): lock.acquire(False) and lock.release()
def with_semaphore():
    with semaphore: pass
def turn_event(): event.set(); event.is_set(); event.clear()
def wait_for_event(): set_event.wait(); event.wait(0)
def pass_item(): simple.put(None); simple.get()
def make_lists(): [[], []]
def collections(): return sum(stats["collections"] for stats in gc.get_stats())
for use in (with_lock, with_rlock, with_condition, acquire_lock, try_lock, with_semaphore, turn_event, wait_for_event, pass_item,
            make_lists):
    use()
    before = collections()
    for i in range(100): use()
    print(use.__name__, (collections() - before) // 100)
"""
child = subprocess.run([sys.executable, "-X", "gcstress=1", "-c", PROGRAM], capture_output=True, text=True)
print(child.stdout + child.stderr, end="")
