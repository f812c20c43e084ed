# SPDX-License-Identifier: MIT
# index: io.StringIO
import io

from _race import race


class StringStream:
    "lines that threads write to one text stream are whole, and all there"

    make, line = io.StringIO, "thread %d writes line %d, a longer one: \u00e4\u4e2d\n"

    def __init__(self):
        self.stream = self.make()

    def worker(self, number, operations):
        for i in range(operations):
            self.stream.write(self.line % (number, i))
        return operations

    def check(self, results):
        wanted = {self.line % (number, i) for number, n in enumerate(results) for i in range(n)}
        lines = self.stream.getvalue().splitlines(True)
        assert len(lines) == len(wanted) and set(lines) == wanted, (len(lines), len(wanted))


if __name__ == "__main__":
    race(StringStream)
