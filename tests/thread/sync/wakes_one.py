# skip-if: threads, stress, sanitizer
# index: threading.Condition, threading.Semaphore, queue.SimpleQueue
# Waking one of many threads leaves the others asleep: the system has not switched to them in between.
import queue
import threading
import time

N = 12


def sleeps(threads):
    """How often each thread has gone to sleep so far."""
    counts = {}
    for thread in threads:
        try:
            with open(f"/proc/self/task/{thread.native_id}/status") as file:
                counts[thread] = [line for line in file if line.startswith("voluntary")]
        except OSError:
            pass  # it has ended
    return counts


def show(name, wait, wake_one, wake_all):
    threads = [threading.Thread(target=wait) for _ in range(N)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    before = sleeps(threads)
    wake_one()
    time.sleep(0.2)
    after = sleeps(threads)
    print(name, len(before), len(after), [before[thread] == count for thread, count in after.items()].count(True))
    wake_all()
    for thread in threads:
        thread.join()


def wait_for_condition():
    with condition:
        condition.wait()


def notify(n):
    with condition:
        condition.notify(n)


condition, semaphore, items = threading.Condition(), threading.Semaphore(0), queue.SimpleQueue()
show("condition", wait_for_condition, lambda: notify(1), lambda: notify(N))
show("semaphore", semaphore.acquire, semaphore.release, lambda: semaphore.release(N))
show("items", items.get, lambda: items.put(1), lambda: [items.put(1) for _ in range(N)])
