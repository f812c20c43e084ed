# SPDX-License-Identifier: MIT
# index: set
from _race import race, same


class SetMembers:
    "each member that is added is popped by one thread or is still there"

    def __init__(self):
        self.members = set()

    def worker(self, number, operations):
        members, popped = self.members, []
        for i in range(operations):
            token = number * operations + i
            if i % 3 == 0:
                members.add(token)
            elif i % 3 == 1:
                members.update((token,))
            else:
                members |= {token}
            if i % 2:
                try:
                    popped.append(members.pop())
                except KeyError:
                    pass
        return popped

    def check(self, results):
        n = len(results)
        operations = (len(self.members) + sum(map(len, results))) // n
        same(list(self.members) + sum(results, []), range(n * operations))


race(SetMembers)
