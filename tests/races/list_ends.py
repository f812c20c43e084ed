# SPDX-License-Identifier: MIT
# index: list
from _race import race, same


class ListEnds:
    "what is appended, inserted and extended is popped once or still there"

    def __init__(self):
        self.items = []

    def worker(self, number, operations):
        items, popped = self.items, []
        for i in range(operations):
            token = number * operations + i
            kind = i % 5
            if kind == 0:
                items.append(token)
            elif kind == 1:
                items.insert(0, token)
            elif kind == 2:
                items.extend([token])
            elif kind == 3:
                items[0:0] = (token,)
            else:
                items += [token]
            if i % 3 == 0:
                try:
                    popped.append(items.pop(0 if i % 2 else -1))
                except IndexError:
                    pass
        return popped

    def check(self, results):
        n = len(results)
        operations = (len(self.items) + sum(map(len, results))) // n
        same(self.items + sum(results, []), range(n * operations))


race(ListEnds)
