# SPDX-License-Identifier: MIT
# index: collections.deque
from collections import deque

from _race import race, same


class DequeEnds:
    "what is appended at either end is popped once or still there"

    def __init__(self):
        self.items = deque()

    def worker(self, number, operations):
        items, popped = self.items, []
        for i in range(operations):
            token = number * operations + i
            if i % 2:
                items.append(token)
            else:
                items.appendleft(token)
            if i % 3 == 0:
                try:
                    popped.append(items.pop() if i % 2 else items.popleft())
                except IndexError:
                    pass
            if i % 64 == 0:
                items.rotate(3)
        return popped

    def check(self, results):
        n = len(results)
        operations = (len(self.items) + sum(map(len, results))) // n
        same(list(self.items) + sum(results, []), range(n * operations))


race(DequeEnds)
