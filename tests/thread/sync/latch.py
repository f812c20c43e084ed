# index: threads
# A count-down latch and a one-shot, made from an event and a lock.
import threading


class Latch:
    def __init__(self, count):
        self.count = count
        self.lock = threading.Lock()
        self.open = threading.Event()

    def count_down(self):
        with self.lock:
            self.count -= 1
            if self.count == 0:
                self.open.set()


latch, order = Latch(10), []


def work(n):
    order.append(n)
    latch.count_down()


def after():
    latch.open.wait()
    order.append('after')


threads = [threading.Thread(target=after)] + [threading.Thread(target=work, args=(n,)) for n in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(order), order[-1], latch.count)
