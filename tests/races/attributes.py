# SPDX-License-Identifier: MIT
# index: attribute references
from _race import THREADS, race

NAMES = [["a%d_%d" % (number, i) for i in range(8)] for number in range(THREADS)]


class Box:
    pass


class Attributes:
    "no attribute that a thread added is lost, whichever order the names came in"

    def __init__(self):
        self.boxes = [Box() for _ in range(1250)]

    def worker(self, number, operations):
        names, n = NAMES[number], min(operations, 10000) // 8
        for box in self.boxes[:n]:
            for i, name in enumerate(names):
                setattr(box, name, i)
        return n

    def check(self, results):
        wanted = {name: i for names in NAMES for i, name in enumerate(names)}
        for box in self.boxes[: results[0]]:
            assert vars(box) == wanted, sorted(set(wanted) - set(vars(box)))


race(Attributes)
