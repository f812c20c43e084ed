# SPDX-License-Identifier: MIT
# index: random
import random

from _race import race


class RandomNumbers:
    "threads share the numbers of one generator among them: none is lost, none comes twice"

    def __init__(self):
        self.source = random.Random(5)

    def worker(self, number, operations):
        source = self.source
        return [source.getrandbits(64) for _ in range(operations)]

    def check(self, results):
        source = random.Random(5)
        found = sum(results, [])
        assert sorted(found) == sorted(source.getrandbits(64) for _ in found)


race(RandomNumbers)
