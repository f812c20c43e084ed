# index: threading, exit codes
# skip-if: threads
import threading
import time

# The program ends when the threads that are no daemons have ended.


def slow(n):
    time.sleep(0.03 * n)
    print("ended", n, flush=True)
    if n == 2:
        threading.Thread(target=slow, args=(5,)).start()


for n in (3, 1, 2):
    threading.Thread(target=slow, args=(n,)).start()
threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
print("main thread ends")
