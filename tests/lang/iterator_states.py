# python: 3.14
# index: __reduce__, iterators, list, reversed, range
# What iterators say of their state, and positions set from outside.
import copy

r = reversed([1, 2])
print(r.__reduce__())
next(r), next(r)
print(r.__reduce__(), list(r), r.__reduce__())
for position in (-2, -1, 0, 1, 5):
    forwards, backwards, numbers = iter([1, 2, 3]), reversed([1, 2, 3]), iter(range(10, 15))
    next(numbers)
    for iterator in (forwards, backwards, numbers):
        iterator.__setstate__(position)
    print(position, list(forwards), list(backwards), list(numbers))

numbers = iter(range(5))
next(numbers)
print(numbers.__reduce__())
numbers.__setstate__(3)
print(numbers.__reduce__(), list(copy.copy(numbers)), list(numbers))

# A comparison that shortens the lists: their lengths decide.


class Clears:
    def __init__(self, *lists):
        self.lists = lists

    def __eq__(self, other):
        for items in self.lists:
            items.clear()
        return NotImplemented


a, b = [], []
a.append(Clears(b))
b.append(Clears(a))
print(a == b, a, b)
c = []
c.append(Clears(c))
print(c == [1], c)
s = slice([1], [2])
print(copy.deepcopy(s) is s, copy.deepcopy(s) == s, copy.copy(s) is s)
