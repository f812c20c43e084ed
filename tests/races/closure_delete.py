# SPDX-License-Identifier: MIT
# index: closures, del
from _race import race


def variable():
    value = 1

    def delete():
        nonlocal value
        del value

    def bind():
        nonlocal value
        value = 2

    return delete, bind


class ClosureDelete:
    "of the threads that delete a variable just one succeeds"

    def __init__(self):
        self.variables = [variable() for _ in range(2500)]

    def worker(self, number, operations):
        deleted = 0
        for delete, bind in self.variables[: operations // 4]:
            try:
                delete()
                deleted += 1
            except NameError:
                pass
        return deleted

    def check(self, results):
        assert sum(results) <= 2500, results
        for delete, bind in self.variables:
            bind()
            delete()


race(ClosureDelete)
