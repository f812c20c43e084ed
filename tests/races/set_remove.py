# SPDX-License-Identifier: MIT
# index: set
from _race import race


class SetRemove:
    "of the threads that remove one member just one succeeds"

    def __init__(self):
        self.members = set(range(10000))

    def worker(self, number, operations):
        members, removed = self.members, 0
        for i in range(min(operations, 10000)):
            try:
                members.remove(i)
                removed += 1
            except KeyError:
                pass
        return removed

    def check(self, results):
        assert sum(results) == 10000 - len(self.members), results


race(SetRemove)
