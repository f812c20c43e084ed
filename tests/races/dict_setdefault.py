# SPDX-License-Identifier: MIT
# index: dict
from _race import race


class DictSetdefault:
    "all threads agree whose value a key got"

    def __init__(self):
        self.table = {}

    def worker(self, number, operations):
        table = self.table
        return [table.setdefault(str(i), (number, i)) for i in range(operations)]

    def check(self, results):
        for i, owners in enumerate(zip(*results)):
            assert len(set(owners)) == 1 and self.table[str(i)] == owners[0], owners


race(DictSetdefault)
