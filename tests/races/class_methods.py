# SPDX-License-Identifier: MIT
# index: class, methods
from _race import race


def call(thing, number):
    return thing.answer1() if number else thing.answer0()


class ClassMethods:
    "a call runs the method that the class had last, whatever the same line of code called before"

    def __init__(self):
        self.kind = type("Kind", (), {"answer0": lambda self: 0, "answer1": lambda self: 0})
        self.child = type("Child", (self.kind,), {})

    def worker(self, number, operations):
        kind, thing, seen = self.kind, self.child(), 0
        for i in range(1, operations // 25):
            setattr(kind, "answer%d" % number, lambda self, i=i: i)
            for _ in range(12):
                assert call(thing, number) == i, (call(thing, number), i)
                now = call(thing, 1 - number)
                assert now >= seen, (now, seen)
                seen = now

    def check(self, results):
        assert call(self.child(), 0) == call(self.child(), 1)


race(ClassMethods)
