# SPDX-License-Identifier: MIT
# index: class
from _race import race


class Classes:
    "no class attribute is lost, calls see one of the methods, and instances follow"

    def __init__(self):
        self.kind = type("Kind", (), {"answer": lambda self: 0})
        self.child = type("Child", (self.kind,), {})

    def worker(self, number, operations):
        kind, thing, methods = self.kind, self.child(), [(lambda self, k=k: k) for k in range(2)]
        for i in range(operations // 14):
            setattr(kind, "value%d_%d" % (number, i), i)
            kind.answer = methods[i % 2]
            for _ in range(6):
                assert thing.answer() in (0, 1)
                assert getattr(thing, "value%d_%d" % (number, i)) == i
        return operations // 14

    def check(self, results):
        found = vars(self.kind)
        for number, count in enumerate(results):
            for i in range(count):
                assert found["value%d_%d" % (number, i)] == i


race(Classes)
