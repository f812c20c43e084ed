# SPDX-License-Identifier: MIT
# index: __slots__
from _race import race


class Pair:
    __slots__ = ("left", "right", "third")


class Slots:
    "a slot holds what some thread wrote, and just one thread deletes it"

    def __init__(self):
        self.pairs = [Pair() for _ in range(400)]
        for pair in self.pairs:
            pair.third = 0

    def worker(self, number, operations):
        deleted = 0
        for i in range(operations):
            pair = self.pairs[i % 400]
            pair.left = pair.right = (number, i % 400)
            assert pair.left[1] == pair.right[1] == i % 400
            if i < 400:
                try:
                    del pair.third
                    deleted += 1
                except AttributeError:
                    pass
        return deleted

    def check(self, results):
        assert sum(results) == 400, results


race(Slots)
