# index: threads
# Readers share, a writer is alone: built from a condition.
import threading


class ReadWriteLock:
    def __init__(self):
        self.condition = threading.Condition(threading.Lock())
        self.readers = 0

    def acquire_read(self):
        with self.condition:
            self.readers += 1

    def release_read(self):
        with self.condition:
            self.readers -= 1
            if not self.readers:
                self.condition.notify_all()

    def acquire_write(self):
        self.condition.acquire()
        self.condition.wait_for(lambda: not self.readers)

    def release_write(self):
        self.condition.release()


lock, pair, torn = ReadWriteLock(), [0, 0], []


def write():
    for i in range(200):
        lock.acquire_write()
        pair[0] += 1
        pair[1] += 1
        lock.release_write()


def read():
    for _ in range(200):
        lock.acquire_read()
        if pair[0] != pair[1]:
            torn.append(tuple(pair))
        lock.release_read()


threads = [threading.Thread(target=target) for target in (read, write, read, write, read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(pair, torn)
