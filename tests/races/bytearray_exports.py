# SPDX-License-Identifier: MIT
# index: bytearray, memoryview
from _race import race


class BytearrayExports:
    "bytes that somebody looks at are never resized, and nobody is hindered once all views are gone"

    def __init__(self):
        self.data = bytearray(range(100))

    def worker(self, number, operations):
        data, grown = self.data, 0
        for i in range(operations):
            if i % 3:
                with memoryview(data) as view:
                    size = len(data)
                    assert len(view) == size and view[99] == 99, (len(view), size)
            else:
                try:
                    data.append(number)
                    grown += 1
                except BufferError:
                    pass
        return grown

    def check(self, results):
        assert len(self.data) == 100 + sum(results), (len(self.data), results)
        self.data.append(1)


race(BytearrayExports)
