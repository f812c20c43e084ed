# index: list, arithmetic operators, __radd__
# A sequence times something: the other operand may know how, but another sequence never does.
from collections import deque


class Times:
    def __rmul__(self, other):
        return type(other).__name__, len(other)


class Count:
    def __index__(self):
        return 2


class ListTimes(list):
    def __rmul__(self, other):
        return "list", other


sequences = [1, 2], (1, 2), "ab", b"ab", bytearray(b"ab")
for sequence in sequences:
    print(sequence * Times(), sequence * Count(), Count() * sequence)
    print(sequence * ListTimes([3]))
    for other in ([1], (1,), "x", b"x", 1.5, None):
        try:
            print(sequence * other)
        except TypeError as e:
            print(type(sequence).__name__, e)
d = deque([1, 2], maxlen=3)
print(d * 2, 2 * d, d * Count(), d * -1, d * Times())
for other in ("x", [1], deque(), 1.5):
    try:
        print(d * other)
    except TypeError as e:
        print(e)
try:
    d *= "x"
except TypeError as e:
    print(e)
