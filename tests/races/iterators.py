# SPDX-License-Identifier: MIT
# index: iterators, itertools
import itertools

from _race import race


class Iterators:
    "a counter gives each number once, and a shared iterator invents none"

    def __init__(self):
        self.numbers = itertools.count()
        self.items = iter(list(range(3000)))

    def worker(self, number, operations):
        counted = [next(self.numbers) for _ in range(operations)]
        assert counted == sorted(set(counted))
        items = list(self.items)
        assert all(0 <= item < 3000 for item in items)
        return counted

    def check(self, results):
        counted = sum(results, [])
        assert len(counted) == len(set(counted))


race(Iterators)
