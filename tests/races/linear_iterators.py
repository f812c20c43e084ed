# SPDX-License-Identifier: MIT
# index: iterators, generators, itertools
import itertools

from _linear import check


class Count:
    """A generator that can be copied: what a thread makes of ValueError ("already executing") is asking again."""

    def __init__(self, made=0):
        self.made = made
        self.generator = self.numbers(made)

    def numbers(self, i):
        while i < 9:
            i += 1
            self.made = i
            yield i

    def __deepcopy__(self, memo):
        return Count(self.made)

    def next(self):
        while True:
            try:
                return next(self.generator, None)
            except ValueError:
                pass


class Shared:
    """An iterator and what it goes over, which can be copied."""

    def __init__(self, make, n=0):
        self.make, self.iterator, self.n = make, make(), n
        for _ in range(n):
            next(self.iterator, None)

    def next(self):
        item = next(self.iterator)
        self.n += 1
        return item

    def __deepcopy__(self, memo):
        return Shared(self.make, self.n)


next_only = [("next", lambda x: x.next()), ("next again", lambda x: x.next())]
check("generator", Count, lambda x: repr(x.made), next_only)
check("itertools.count", lambda: Shared(itertools.count), lambda x: repr(x.n), next_only)
check("itertools.repeat", lambda: Shared(lambda: itertools.repeat(1, 6)), lambda x: repr(x.n), next_only)
# From its second round on: in the first, threads may find the round ended while another still keeps an item.
check("itertools.cycle", lambda: Shared(lambda: itertools.cycle("abc"), 4), lambda x: repr(x.n), next_only)
