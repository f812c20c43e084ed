# index: collections.OrderedDict
# The views of an OrderedDict show what it holds, also if a subclass has its own __getitem__() and __iter__().
from collections import OrderedDict


class Loud(OrderedDict):
    def __getitem__(self, key):
        self.move_to_end(key)
        return "loud"

    def __iter__(self):
        return iter("xyz")


for n in (1, 3, 7, 12):
    d = Loud((k, k * k) for k in range(n))
    print(list(d.items()), list(d.values()), list(d.keys()), list(d))
    print(list(reversed(d.items())), list(reversed(d.values())), list(reversed(d.keys())))
    print(0 in d.keys(), len(d.items()), d[0], list(d.keys()))
