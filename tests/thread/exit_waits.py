# index: threading, exit codes
# skip-if: threads
import threading
import time

# The program ends when the threads that are no daemons have ended, those too that were started meanwhile.


def after(predecessor, n):
    predecessor.join()
    time.sleep(0.02)
    print("ended", n, flush=True)
    if n == 3:
        threading.Thread(target=after, args=(threading.current_thread(), 4)).start()


ready = threading.Event()
previous = first = threading.Thread(target=lambda: (ready.wait(), time.sleep(0.05), print("ended 1", flush=True)))
first.start()
for n in (2, 3):
    previous = threading.Thread(target=after, args=(previous, n))
    previous.start()
threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
print("main thread ends", flush=True)
ready.set()
