# skip-if: threads
# index: threads
# Threads that compete for one lock all get it again and again: in half a second, or in more where the machine is busy.
import threading
import time

lock = threading.Lock()
counts = [0] * 6
start = time.monotonic()


def is_fair():
    return min(counts) * 8 > sum(counts) / 6


def compete(me):
    while (passed := time.monotonic() - start) < 0.5 or passed < 20 and not is_fair():
        with lock:
            counts[me] += 1
            for _ in range(20):
                pass


threads = [threading.Thread(target=compete, args=(me,)) for me in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(is_fair())
