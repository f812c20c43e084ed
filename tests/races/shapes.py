# SPDX-License-Identifier: MIT
# index: attribute references
from _race import race


class Shapes:
    "objects that get their attributes in the same order at once have them all"

    def __init__(self):
        self.kind = type("Kind", (), {})
        self.ready = [0, 0]

    def worker(self, number, operations):
        kind, ready, things = self.kind, self.ready, []
        for i in range(operations // 10):
            # Both threads add a name that no object of the class has had yet, as nearly at once as can be.
            ready[number] = i + 1
            for _ in range(200):
                if ready[1 - number] > i:
                    break
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
