# SPDX-License-Identifier: MIT
# index: memoryview
from _race import race


class MemoryviewRelease:
    "a view that threads slice and release gives its buffer back just once, after the last of them"

    def __init__(self):
        self.data = bytearray(range(64))
        self.view = memoryview(self.data)
        self.shared = [memoryview(self.data) for _ in range(1250)]

    def worker(self, number, operations):
        for view in self.shared[: operations // 8]:
            try:
                part = view[1:]
            except ValueError:  # the other thread is through
                break
            for _ in range(8):
                mine = self.view[number:]
                end = part[2:]
                assert end[0] == 3 and mine[0] == number
                mine.release()
                end.release()
            part.release()
        for view in self.shared:
            view.release()

    def check(self, results):
        try:
            self.data.append(0)
        except BufferError:
            pass
        else:
            raise AssertionError("resized under a view")
        self.view.release()
        self.data.append(0)


race(MemoryviewRelease)
