# index: threads
# threading.local(): each thread has attributes of its own; a subclass is initialised in each.
import threading


class Local(threading.local):
    made = 0

    def __init__(self, start):
        type(self).made += 1
        self.items = [start]


local = Local('start')
local.items.append('main')
seen = {}


def work(n):
    local.items.append(n)
    local.extra = n
    seen[n] = local.items, local.extra, sorted(local.__dict__)


for n in range(3):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    thread.join()
print(seen, Local.made)
print(local.items, hasattr(local, 'extra'))
del local.items
try:
    local.items
except AttributeError as e:
    print(e)
