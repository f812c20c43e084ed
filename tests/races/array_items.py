# SPDX-License-Identifier: MIT
# index: array
from array import array

from _race import race


class ArrayItems:
    "each number that was appended or inserted is there once, and none is made of two"

    def __init__(self):
        self.numbers = array("q")

    def worker(self, number, operations):
        numbers, popped = self.numbers, []
        for i in range(operations):
            token = (number + 1) * (1 << 32) + i
            if i % 3:
                numbers.append(token)
            else:
                numbers.insert(0, token)
            if i % 2:
                try:
                    popped.append(numbers.pop())
                except IndexError:
                    pass
            if i % 50 == 0:
                numbers.reverse()
        return operations, popped

    def check(self, results):
        wanted = {(number + 1) * (1 << 32) + i for number, (n, _) in enumerate(results) for i in range(n)}
        found = list(self.numbers) + sum((popped for _, popped in results), [])
        assert len(found) == len(wanted) and set(found) == wanted, (len(found), len(wanted))


race(ArrayItems)
