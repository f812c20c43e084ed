# SPDX-License-Identifier: MIT
# index: functools.lru_cache
import functools

from _race import race


class LruCache:
    "a cache gives right answers, keeps as many as it should, and none twice"

    def __init__(self):
        self.square = functools.lru_cache(maxsize=32)(lambda x: (x, x * x))

    def worker(self, number, operations):
        square = self.square
        for i in range(operations):
            x = (i * 7 + number * 3) % 48
            assert square(x) == (x, x * x)
        return operations

    def check(self, results):
        info = self.square.cache_info()
        assert info.currsize <= 32, info
        assert info.hits + info.misses <= sum(results), info
        for x in range(64):
            self.square(x)
        kept = self.square.cache_info()
        assert kept.currsize == 32, kept
        for x in range(63, 31, -1):
            self.square(x)
        assert self.square.cache_info().hits == kept.hits + 32, (kept, self.square.cache_info())


race(LruCache)
