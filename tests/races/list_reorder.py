# SPDX-License-Identifier: MIT
# index: list
from _race import race, same


class ListReorder:
    "reversing, sorting and rotating by slices lose nothing while others append"

    def __init__(self):
        self.items = []

    def worker(self, number, operations):
        items = self.items
        for i in range(operations):
            items.append(number * operations + i)
            if i % 50 == 7:
                items.reverse()
            elif i % 400 == 9:
                try:
                    items.sort()
                except ValueError:
                    pass
        return operations

    def check(self, results):
        same(self.items, range(sum(results)))


race(ListReorder)
