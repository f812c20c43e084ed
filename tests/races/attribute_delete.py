# SPDX-License-Identifier: MIT
# index: attribute references
from _race import race


class Box:
    pass


class AttributeDelete:
    "of the threads that delete one attribute just one succeeds"

    def __init__(self):
        self.boxes = [Box() for _ in range(5000)]
        for box in self.boxes:
            box.one = box.two = 1

    def worker(self, number, operations):
        deleted = 0
        for box in self.boxes[: operations // 2]:
            try:
                del box.one
                deleted += 1
            except AttributeError:
                pass
            try:
                del box.two
                deleted += 1
            except AttributeError:
                pass
        return deleted

    def check(self, results):
        left = sum(len(vars(box)) for box in self.boxes)
        assert sum(results) == 10000 - left, results


race(AttributeDelete)
