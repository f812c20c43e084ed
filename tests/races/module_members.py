# SPDX-License-Identifier: MIT
# skip-if: threads
# index: modules
import sys

from _race import THREADS, race

NAMES = ["sin", "cos", "tan", "floor", "ceil", "sqrt"]


def fresh():
    "module math as nobody has seen it yet"
    sys.modules.pop("math", None)
    import math

    return math


class Members:
    "what a thread has deleted from a built-in module stays away, and all find the same functions"

    def __init__(self):
        self.modules = [fresh() for i in range(40)]
        self.found = [[] for i in range(THREADS)]
        self.back = []

    def worker(self, number, operations):
        found = self.found[number]
        for module in self.modules:
            if number == 0:
                del module.sin
                if hasattr(module, "sin"):
                    self.back.append(module)
            elif number == 1:
                vars(module)
            for name in NAMES[number % 2 :]:
                getattr(module, name, None)
            found.append(module.sqrt)
        return 0

    def check(self, results):
        for module in self.modules:
            assert not hasattr(module, "sin") and "sin" not in dir(module) and module not in self.back
        for found in self.found:
            assert all(function is module.sqrt for function, module in zip(found, self.modules))


race(Members)
