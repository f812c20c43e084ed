# index: threads
# The classic bounded buffer, with two conditions on one lock.
import threading

lock = threading.Lock()
not_full, not_empty = threading.Condition(lock), threading.Condition(lock)
buffer, results, most = [], [], 0


def produce():
    global most
    for i in range(500):
        with not_full:
            not_full.wait_for(lambda: len(buffer) < 4)
            buffer.append(i)
            most = max(most, len(buffer))
            not_empty.notify()


def consume():
    for _ in range(500):
        with not_empty:
            not_empty.wait_for(lambda: buffer)
            results.append(buffer.pop(0))
            not_full.notify()


threads = [threading.Thread(target=target) for target in (produce, consume) * 2]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results) == sorted(list(range(500)) * 2), buffer, most <= 4)
