# index: queue, threads
# Timeouts that run against put(): every item arrives, whoever gives up.
import queue
import threading

q = queue.SimpleQueue()
got, gave_up = [], []


def consume():
    while True:
        try:
            item = q.get(timeout=0.0005)
        except queue.Empty:
            gave_up.append(1)
            continue
        if item is None:
            return
        got.append(item)


threads = [threading.Thread(target=consume) for _ in range(3)]
for thread in threads:
    thread.start()
for i in range(3000):
    q.put(i)
    if i % 100 == 0:
        threading.Event().wait(0.001)
for _ in threads:
    q.put(None)
for thread in threads:
    thread.join()
print(len(got), sorted(got) == list(range(3000)), len(gave_up) > 0)
