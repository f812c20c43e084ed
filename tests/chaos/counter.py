# Two threads count in one variable without a lock: `total += 1' reads and writes, and another may write in between.
# Exit code 1: it happened.
import sys
import threading

total = 0


def count():
    global total
    for _ in range(5):
        total += 1


threads = [threading.Thread(target=count) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(total != 10)
