# Two tills add to one total without a lock: a sum is lost when one reads the total before the other has written it.
# Exit code 1: it happened.
import sys
import threading


class Total:
    def __init__(self):
        self.value = 0

    def read(self):
        return self.value

    def write(self, value):
        self.value = value


total = Total()


def till(sales):
    for sale in sales:
        total.write(total.read() + sale)


threads = [threading.Thread(target=till, args=([5, 7],)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(total.value != 24)
