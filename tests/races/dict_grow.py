# SPDX-License-Identifier: MIT
# index: dict
from _race import race


class DictGrow:
    "a reader finds every key that was there before it began, however the table grows, shrinks and is rebuilt"

    def __init__(self):
        self.table = {"fixed%d" % i: i for i in range(50)}

    def worker(self, number, operations):
        table = self.table
        if number == 0:
            for i in range(operations):
                table[i] = i
                if i % 300 == 299:
                    for k in range(i - 299, i + 1):
                        del table[k]
        else:
            for i in range(operations):
                assert table["fixed%d" % (i % 50)] == i % 50
                if i % 100 == 0:
                    assert len([key for key in list(table) if type(key) is str]) == 50

    def check(self, results):
        assert [self.table["fixed%d" % i] for i in range(50)] == list(range(50))


race(DictGrow)
