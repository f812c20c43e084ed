# SPDX-License-Identifier: MIT
# index: attribute references
from _race import race


class Box:
    pass


class AttributesInInit:
    "no attribute is lost when threads add them by the same lines of code"

    def __init__(self):
        self.boxes = [Box() for _ in range(2500)]

    def worker(self, number, operations):
        for box in self.boxes[: operations // 4]:
            if number % 2:
                box.a, box.b, box.c, box.d = 1, 2, 3, 4
            else:
                box.e, box.f, box.g, box.h = 5, 6, 7, 8
        return operations // 4

    def check(self, results):
        wanted = dict(zip("abcdefgh", range(1, 9)))
        for box in self.boxes[: results[0]]:
            assert vars(box) == wanted, vars(box)


race(AttributesInInit)
