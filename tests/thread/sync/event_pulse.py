# index: threads
# Who waits when an event is set gets through, even if it is cleared right after.
import threading
import time

event = threading.Event()
results = []
threads = [threading.Thread(target=lambda: results.append(event.wait(10))) for _ in range(4)]
for thread in threads:
    thread.start()
time.sleep(0.1)
event.set()
event.clear()
for thread in threads:
    thread.join()
print(results)


class Counted(threading.Event):
    times = 0

    def set(self):
        self.times += 1
        super().set()


counted = Counted()
counted.set()
print(counted.times, counted.is_set())
