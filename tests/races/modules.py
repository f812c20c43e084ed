# SPDX-License-Identifier: MIT
# index: modules
import types

from _race import THREADS, race

NAMES = [["n%d_%d" % (number, i) for i in range(400)] for number in range(THREADS)]


class Modules:
    "no name that a thread gave a module is lost, and its functions see them as globals"

    def __init__(self):
        self.modules = [types.ModuleType("shared%d" % i) for i in range(25)]
        for module in self.modules:
            exec("def names(): return globals().keys()", vars(module))

    def worker(self, number, operations):
        names = NAMES[number]
        for i in range(min(operations, 10000)):
            module = self.modules[i // 400]
            setattr(module, names[i % 400], i)
        return min(operations, 10000)

    def check(self, results):
        for i in range(results[0]):
            module = self.modules[i // 400]
            for names in NAMES:
                assert getattr(module, names[i % 400]) == i and names[i % 400] in module.names()


race(Modules)
