# index: threads
# join() with a time-out returns None either way; is_alive() tells; many may join one thread.
import threading
import time

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.start()
start = time.monotonic()
print(thread.join(0.05), thread.is_alive(), time.monotonic() - start >= 0.05, thread.join(0), thread.is_alive())
joined = []
joiners = [threading.Thread(target=lambda: (thread.join(), joined.append(thread.is_alive()))) for _ in range(4)]
for joiner in joiners:
    joiner.start()
print(joined)
gate.set()
for joiner in joiners:
    joiner.join()
print(joined, thread.join(), thread.join(1))
