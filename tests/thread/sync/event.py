# index: threads
# An event lets everybody through once it is set, and holds them again when it is cleared.
import threading
import time

event = threading.Event()
print(event.is_set(), event.wait(0.01), event.wait(0), repr(event).endswith(': unset>'))
passed = []
threads = [threading.Thread(target=lambda n=n: passed.append((event.wait(), n))) for n in range(5)]
for thread in threads:
    thread.start()
time.sleep(0.05)
print(passed)
event.set()
for thread in threads:
    thread.join()
print(sorted(passed), event.is_set(), event.wait(), repr(event).endswith(': set>'))
event.clear()
print(event.is_set(), event.wait(timeout=0.01))
