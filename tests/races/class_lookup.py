# SPDX-License-Identifier: MIT
# index: class
from _race import race


class ClassLookup:
    "a look-up by name or by a special method never finds what was there before its change"

    def __init__(self):
        self.kind = type("Kind", (), {})
        self.child = type("Child", (self.kind,), {})

    def worker(self, number, operations):
        kind, child, thing = self.kind, self.child, self.child()
        mine, other = "value%d" % number, "value%d" % (1 - number)
        seen = 0
        for i in range(1, operations // 4):
            setattr(kind, mine, property(lambda self, i=i: i) if i % 3 else i)
            assert getattr(thing, mine) == i, (i, getattr(thing, mine))
            for _ in range(3):
                now = getattr(thing, other, 0)
                assert now == 0 or now >= seen, (now, seen)
                seen = now or seen
            delattr(kind, mine)
            assert not hasattr(child, mine) and not hasattr(thing, mine)
            if number and i % 4 == 0:
                kind.__len__ = lambda self, i=i: i
                assert len(thing) == i, (i, len(thing))

    def check(self, results):
        assert set(vars(self.kind)) >= {"__len__"}


race(ClassLookup)
