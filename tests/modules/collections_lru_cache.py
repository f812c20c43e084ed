# index: collections.OrderedDict, collections.OrderedDict.move_to_end, collections.OrderedDict.popitem
from collections import OrderedDict


class LRU(OrderedDict):
    """A mapping that forgets what was not used for long."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.hits = self.misses = 0

    def __missing__(self, key):
        self.misses += 1
        value = self[key] = key * key
        return value

    def __getitem__(self, key):
        if key in self:
            self.hits += 1
            self.move_to_end(key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.capacity:
            print("drop", self.popitem(last=False))


cache = LRU(3)
for n in (1, 2, 3, 1, 4, 2, 1):
    print(n, cache[n], list(cache))
print(cache.hits, cache.misses, cache == {1: 1, 2: 4, 4: 16})
cache.move_to_end(1, last=False)
print(list(cache.items()), list(reversed(cache)), next(iter(cache)))
a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a == dict(b), a | {"z": 3}, {"w": 0} | a)
for call in (lambda: cache.move_to_end(99), lambda: OrderedDict().popitem(), lambda: OrderedDict(1), lambda: a.pop("q")):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
print(a.pop("q", None), a.setdefault("k"), repr(a), OrderedDict.fromkeys("aba", 0))
