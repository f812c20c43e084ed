# SPDX-License-Identifier: MIT
# index: dict
from _race import race, same


class DictKeys:
    "each key that is entered is popped by one thread or is still there"

    def __init__(self):
        self.table = {}

    def worker(self, number, operations):
        table, popped = self.table, []
        for i in range(operations):
            key = number * operations + i
            kind = i % 4
            if kind == 0:
                table[key] = key
            elif kind == 1:
                table.update({key: key})
            elif kind == 2:
                assert table.setdefault(key, key) == key
            else:
                table |= {key: key}
            if i % 3 == 0:
                try:
                    popped.append(table.popitem()[0])
                except KeyError:
                    pass
            elif i % 3 == 1 and table.pop(key - 1, None) is not None:
                popped.append(key - 1)
            assert table.get(key, key) == key
        return popped

    def check(self, results):
        n = len(results)
        operations = (len(self.table) + sum(map(len, results))) // n
        same(list(self.table) + sum(results, []), range(n * operations))
        assert all(key == value for key, value in self.table.items())


race(DictKeys)
