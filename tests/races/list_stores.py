# SPDX-License-Identifier: MIT
# index: list
from _race import race


class ListStores:
    "each place holds what a thread wrote there last, and reading finds only what was written"

    def __init__(self):
        self.items = [(0, i) for i in range(64)]

    def worker(self, number, operations):
        items = self.items
        for i in range(operations):
            place = i % 64
            items[place] = (number, place)
            other = items[place - 1]
            assert other[1] == (place - 1) % 64, other
            if i % 97 == 0:
                assert len(items[:]) == len(items.copy()) == len(list(items)) == 64
                assert (number, place) in items or items[place][1] == place

    def check(self, results):
        assert [place for _, place in self.items] == list(range(64))


race(ListStores)
