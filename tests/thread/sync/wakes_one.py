# skip-if: threads, stress
# index: threading.Condition, threading.Semaphore, queue.SimpleQueue
# Waking one of many threads leaves the others asleep: all of them together go to sleep about as often as one is woken.
import queue
import threading
import time

N, TIMES = 12, 60


def sleeps(threads):
    """How often the threads have gone to sleep so far."""
    total = 0
    for thread in threads:
        with open(f"/proc/self/task/{thread.native_id}/status") as file:
            total += next(int(line.split()[1]) for line in file if line.startswith("voluntary"))
    return total


def show(name, wait, wake_one):
    served, stopping = threading.Semaphore(0), False

    def serve():
        while not stopping:
            wait()
            served.release()
    threads = [threading.Thread(target=serve) for _ in range(N)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    before, start = sleeps(threads), time.monotonic()
    for _ in range(TIMES):
        wake_one()
        served.acquire()
        time.sleep(0.005)
    count = sleeps(threads) - before
    # Under ThreadSanitizer each thread looks up 20 times a second.
    looks = N * (time.monotonic() - start) * 20
    print(name, count > 0, count < 3 * TIMES + looks or (count, looks))
    stopping = True
    for _ in range(N):
        wake_one()
    for thread in threads:
        thread.join()


def wait_for_condition():
    with condition:
        condition.wait()


def notify_one():
    with condition:
        condition.notify()


condition, semaphore, items = threading.Condition(), threading.Semaphore(0), queue.SimpleQueue()
show("condition", wait_for_condition, notify_one)
show("semaphore", semaphore.acquire, semaphore.release)
show("items", items.get, lambda: items.put(1))
