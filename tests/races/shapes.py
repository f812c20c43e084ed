# SPDX-License-Identifier: MIT
# index: attribute references
from _race import Together, race


class Shapes:
    "objects that get their attributes in the same order at once have them all"

    def __init__(self):
        self.kind = type("Kind", (), {})
        self.together = Together(200)

    def worker(self, number, operations):
        kind, things = self.kind, []
        for i in range(operations // 10):
            # Both threads add a name that no object of the class has had yet, as nearly at once as can be.
            self.together.at(number, i)
            thing = kind()
            for k in range(8):
                setattr(thing, "name%d_%d" % (i, k), k)
            things.append(thing)
        return things

    def check(self, results):
        for things in results:
            for i, thing in enumerate(things):
                assert vars(thing) == {"name%d_%d" % (i, k): k for k in range(8)}


race(Shapes)
