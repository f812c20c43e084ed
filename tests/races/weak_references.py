# SPDX-License-Identifier: MIT
# index: weakref
import weakref

from _race import race


class Thing:
    pass


class WeakReferences:
    "an object has one plain weak reference, whoever asks for it"

    def __init__(self):
        self.things = [Thing() for _ in range(10000)]

    def worker(self, number, operations):
        return [weakref.ref(thing) for thing in self.things[: operations]]

    def check(self, results):
        for thing, one, other in zip(self.things, *results):
            assert one is other and one() is thing
            assert weakref.getweakrefcount(thing) == 1


race(WeakReferences)
