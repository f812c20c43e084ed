# SPDX-License-Identifier: MIT
# index: dict
from _race import race


class DictDelete:
    "of the threads that delete one key just one succeeds"

    def __init__(self):
        self.table = {}

    def worker(self, number, operations):
        table, mine = self.table, 0
        for i in range(operations):
            table[i % 7, i // 14] = number
            try:
                del table[i % 7, i // 14]
                mine += 1
            except KeyError:
                pass
            len(table), list(table), table.copy()
        return mine

    def check(self, results):
        assert len(self.table) == 0 == len(list(self.table)), self.table
        assert sum(results) >= max(results)


race(DictDelete)
