# index: threads
# Subclasses override run(); target and arguments are gone after it.
import threading


class Adder(threading.Thread):
    def __init__(self, a, b):
        super().__init__()
        self.a, self.b = a, b

    def run(self):
        self.result = self.a + self.b


adders = [Adder(i, 10) for i in range(4)]
for adder in adders:
    adder.start()
for adder in adders:
    adder.join()
print([adder.result for adder in adders])
thread = threading.Thread(target=print, args=('positional',), kwargs={'end': ' keyword\n'})
thread.start()
thread.join()
print(hasattr(thread, '_target'), thread.is_alive())
plain = threading.Thread(target=print, args=('called directly',))
plain.run()
