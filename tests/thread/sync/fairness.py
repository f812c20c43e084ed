# skip-if: threads
# index: threads
# Threads that compete for one lock all get it again and again.
import threading
import time

lock = threading.Lock()
counts = [0] * 6
stop = time.monotonic() + 0.5


def compete(me):
    while time.monotonic() < stop:
        with lock:
            counts[me] += 1
            for _ in range(20):
                pass


threads = [threading.Thread(target=compete, args=(me,)) for me in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(min(counts) * 8 > sum(counts) / 6)
