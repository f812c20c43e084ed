# index: threads
# Initialising something once, whichever thread comes first.
import threading


class Once:
    def __init__(self, make):
        self.make = make
        self.lock = threading.Lock()

    def get(self):
        if not hasattr(self, 'value'):
            with self.lock:
                if not hasattr(self, 'value'):
                    self.value = self.make()
        return self.value


made = []
once = Once(lambda: made.append(1) or object())
values = []
barrier = threading.Barrier(8)


def use():
    barrier.wait()
    for _ in range(100):
        values.append(once.get())


threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made), len(values), len(set(map(id, values))))
