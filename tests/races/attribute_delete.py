# SPDX-License-Identifier: MIT
# index: attribute references
from _race import Together, race


class Box:
    pass


class AttributeDelete:
    "of the threads that delete one attribute just one succeeds"

    def __init__(self):
        self.boxes = [Box() for _ in range(5000)]
        for box in self.boxes:
            box.one = box.two = 1
        self.together = Together(500)

    def worker(self, number, operations):
        deleted = 0
        for i, box in enumerate(self.boxes[: operations // 2]):
            if i % 10 == 0:  # an error takes longer than a success: stay together
                self.together.at(number, i)
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
