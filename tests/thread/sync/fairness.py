# skip-if: threads
# index: threads
# Threads that compete for one lock all get it again and again: in half a second, or in more where the machine is busy.
import threading
import time

lock = threading.Lock()
counts = [0] * 6
start = time.monotonic()
fair = False


def compete(me):
    global fair
    while not fair and (passed := time.monotonic() - start) < 20:
        if passed > 0.5 and min(counts) * 8 > sum(counts) / 6:
            fair = True
        with lock:
            counts[me] += 1
            for _ in range(20):
                pass


threads = [threading.Thread(target=compete, args=(me,)) for me in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(fair)
