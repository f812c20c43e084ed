# SPDX-License-Identifier: MIT
# index: generators
from _race import race


class Generators:
    "a generator runs in one thread at a time, and makes each number once"

    def __init__(self):
        def numbers():
            i = 0
            while True:
                yield i
                i += 1

        self.generator = numbers()

    def worker(self, number, operations):
        made, generator = [], self.generator
        while len(made) < operations:
            try:
                made.append(next(generator))
            except ValueError:
                pass
        return made

    def check(self, results):
        made = sorted(sum(results, []))
        assert made == list(range(len(made)))


race(Generators)
