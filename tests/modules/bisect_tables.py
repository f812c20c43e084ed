# index: bisect.bisect, bisect.insort, bisect.bisect_left
from bisect import bisect, bisect_left, bisect_right, insort, insort_left


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect(breakpoints, score)]


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
tax = [(0, 0.0), (10_000, 0.1), (40_000, 0.25)]


def tax_of(income):
    i = bisect_right(tax, income, key=lambda row: row[0]) - 1
    return tax[i][1]


print([tax_of(n) for n in (0, 9_999, 10_000, 50_000)])


class SortedList:
    def __init__(self, items=()):
        self.items = sorted(items)

    def add(self, item):
        insort(self.items, item)

    def __contains__(self, item):
        i = bisect_left(self.items, item)
        return i < len(self.items) and self.items[i] == item

    def between(self, low, high):
        return self.items[bisect_left(self.items, low):bisect_right(self.items, high)]


s = SortedList([5, 1, 9])
for n in (4, 5, 0):
    s.add(n)
print(s.items, 5 in s, 6 in s, s.between(1, 5), s.between(6, 8))
events = [("b", 2), ("c", 3)]
insort(events, ("a", 1), key=lambda e: e[1])
insort_left(events, ("x", 3), key=lambda e: e[1])
insort(events, ("y", 3), key=lambda e: e[1])
print(events)
print(bisect_left([1, 2, 2, 3], 2), bisect_right([1, 2, 2, 3], 2), bisect([1, 2, 3], 2, 0, 1), bisect_left("acegi", "d"), bisect([], 1), bisect_left(range(0, 10 ** 9, 3), 10 ** 8))


def square_root(n):
    return bisect_left(range(n + 1), n, key=lambda x: x * x + 2 * x + 1 > n and n)


print([bisect_right(range(n + 1), n, key=lambda x: x * x) - 1 for n in (0, 1, 15, 16, 10 ** 6)])
for call in (lambda: bisect([1], 2, -1), lambda: bisect([1, "a"], 2.0, 1), lambda: bisect(3, 1), lambda: insort((1,), 2), lambda: bisect([1], 1, 0, 5), lambda: bisect([1, 2], 1, key=3)):
    try:
        print(call())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
