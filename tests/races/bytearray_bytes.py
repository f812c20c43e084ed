# SPDX-License-Identifier: MIT
# index: bytearray
from _race import race


class BytearrayBytes:
    "as many bytes of each thread are there as it appended and nobody popped"

    def __init__(self):
        self.data = bytearray()

    def worker(self, number, operations):
        data, popped = self.data, [0] * 8
        for i in range(operations):
            kind = i % 4
            if kind == 0:
                data.append(number)
            elif kind == 1:
                data.extend(bytes([number]))
            elif kind == 2:
                data += bytes([number])
            else:
                data.insert(0, number)
            if i % 5 == 0:
                try:
                    popped[data.pop()] += 1
                except IndexError:
                    pass
        return operations, popped

    def check(self, results):
        for number, (operations, _) in enumerate(results):
            popped = sum(counts[number] for _, counts in results)
            assert self.data.count(number) + popped == operations, number


race(BytearrayBytes)
