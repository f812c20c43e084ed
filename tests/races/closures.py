# SPDX-License-Identifier: MIT
# index: closures
from _race import race


class Closures:
    "a variable that closures share holds what one of them wrote"

    def __init__(self):
        value = (0, 0)

        def write(a):
            nonlocal value
            value = (a, -a)

        def read():
            return value

        self.write, self.read = write, read

    def worker(self, number, operations):
        write, read = self.write, self.read
        for i in range(operations):
            write(i * 2 + number)
            a, b = read()
            assert a == -b, (a, b)
        return {operations * 2 - 2 + number}

    def check(self, results):
        assert self.read()[0] in set().union(*results)


race(Closures)
