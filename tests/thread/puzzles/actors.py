# index: threads, queue
# Actors: each has a mailbox, and changes its state in its own thread only.
import queue
import threading


class Actor(threading.Thread):
    def __init__(self):
        super().__init__()
        self.mailbox = queue.SimpleQueue()
        self.start()

    def run(self):
        while (message := self.mailbox.get()) is not None:
            name, args, reply = message
            reply.put(getattr(self, name)(*args))

    def ask(self, name, *args):
        reply = queue.SimpleQueue()
        self.mailbox.put((name, args, reply))
        return reply.get()


class Counter(Actor):
    count = 0

    def add(self, n):
        self.count += n
        return self.count


counter = Counter()
threads = [threading.Thread(target=lambda: [counter.ask('add', 1) for _ in range(100)]) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter.ask('add', 0))
counter.mailbox.put(None)
counter.join()
