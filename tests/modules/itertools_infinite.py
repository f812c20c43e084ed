# index: itertools.count, itertools.cycle, itertools.repeat, itertools.islice
# The iterators that never end, and slices of them.
from itertools import count, cycle, islice, repeat, takewhile

print(list(islice(count(), 4)), list(islice(count(2.5, -0.5), 4)))
big = count(2**62 - 2)
print([next(big) for _ in range(4)])
print(repr(count(3)), repr(count(3, 2)), repr(repeat("x", 2)), repr(repeat(None)))
print("".join(islice(cycle("abc"), 8)), list(cycle(())))
r = repeat(7, 3)
print(r.__length_hint__(), next(r), r.__length_hint__(), list(r), list(r))
print(list(repeat(1, -5)))
numbers = iter(range(100))
print(list(islice(numbers, 2, 10, 3)), next(numbers))
print(list(islice("abcdef", None)), list(islice("abcdef", 3, None, 2)), list(islice("abc", 0)))
for bad in [(-1,), (0, -1), (0, 1, 0), ("x",)]:
    try:
        islice([1], *bad)
    except ValueError as e:
        print(e)
try:
    count("a")
except TypeError as e:
    print(e)
print(list(takewhile(lambda x: x * x < 30, count(1))))
