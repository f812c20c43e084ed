# python: 3.14
# skip-if: threads, stress, sanitizer
# timeout: 60
# index: threads, gc
# What nobody contends for costs no memory: -X gcstress=1 collects at each allocation, so collections count them.
import subprocess
import sys

PROGRAM = """
import gc, queue, threading
from concurrent.futures import Future
lock, rlock, event, set_event = threading.Lock(), threading.RLock(), threading.Event(), threading.Event()
semaphore, bounded = threading.Semaphore(1), threading.BoundedSemaphore(1)
condition, plain_condition, simple = threading.Condition(), threading.Condition(lock), queue.SimpleQueue()
set_event.set()
done, failed, pending = Future(), Future(), Future()
done.set_result(None)
failed.set_exception(ValueError())
def with_lock():
    with lock: pass
def with_rlock():
    with rlock, rlock: pass
def with_condition():
    with condition: condition.notify(); condition.notify_all()
def with_plain_condition():
    with plain_condition: plain_condition.notify(); plain_condition.notify_all()
def acquire_condition(): condition.acquire(); condition.release()
def acquire_lock(): lock.acquire(); lock.release()
def try_lock(): lock.acquire(False) and lock.release()
def with_semaphore():
    with semaphore: pass
def with_bounded():
    with bounded: pass
def try_semaphore(): semaphore.acquire(False) and semaphore.release()
def turn_event(): event.set(); event.is_set(); event.clear()
def wait_for_event(): set_event.wait(); event.wait(0)
def wait_for_rlock(): rlock.acquire(timeout=1); rlock.release()
def pass_item(): simple.put(None); simple.get()
def wait_for_future(): done.result(); done.result(1); done.exception(); failed.exception()
def ask_future(): done.done(); pending.running(); pending.cancelled()
def make_lists(): [[], []]
def collections(): return sum(stats["collections"] for stats in gc.get_stats())
for use in (with_lock, with_rlock, with_condition, with_plain_condition, acquire_condition, acquire_lock, try_lock, wait_for_rlock,
            with_semaphore, with_bounded, try_semaphore, turn_event, wait_for_event, pass_item, wait_for_future, ask_future,
            make_lists):
    use()
    before = collections()
    for i in range(100): use()
    print(use.__name__, (collections() - before) // 100)
"""
child = subprocess.run([sys.executable, "-X", "gcstress=1", "-c", PROGRAM], capture_output=True, text=True)
print(child.stdout + child.stderr, end="")
