# index: sequence patterns, star patterns, wildcard patterns, as patterns, or patterns, __len__, __getitem__
# Sequence patterns ask only for the items that they need, from both ends, once the length fits.
from collections import UserList, deque
from collections.abc import Sequence


class Logged(Sequence):
    def __init__(self, *items):
        self.items, self.log = items, []

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        self.log.append(i)
        return self.items[i]


def f(v):
    match v:
        case []: return "empty"
        case [_]: return "one"
        case [1, _, *_]: return "one first"
        case [*_, 9]: return "nine last"
        case [first, *middle, last]: return first, middle, last


for items in ((), (5,), (1, 2), (1, 2, 3), (4, 9), (4, 5, 9), (4, 5, 6, 7)):
    s = Logged(*items)
    print(f(s), s.log)


def kinds(v):
    match v:
        case [] | [_]: return "short"
        case (a, [b, (c, [*d])]): return a, b, c, d
        case [(1 | 2 | 3) as n, str() as s]: return n, s
        case [[*a], [*b]]: return a, b
        case [*everything]: return everything
        case _: return "no sequence"


try:
    exec("match 0:\n case [[a, b] as pair, *[c, d]]: pass")
except SyntaxError as e:
    print(e.msg)
for v in ([], "ab", b"ab", bytearray(b"ab"), range(2), UserList([1, 2]), deque([1, "x"]), {1: 2}, {1, 2}, iter([1]), (1, [2, (3, [4, 5])]), [3, "s"], [[1], (2, 3)], memoryview(b"xyz"), None, [4, 5, 6]):
    print(kinds(v))


class Short(list):
    def __len__(self):
        return 2


class Wrong(Sequence):
    def __len__(self):
        return "two"

    def __getitem__(self, i):
        raise IndexError


print(f(Short([1, 2, 3, 4])), f(Short([9])[:]))
try:
    f(Wrong())
except TypeError as e:
    print(e)
match (1, 2), [3, 4]:
    case (a, b), [c, d]:
        print(a, b, c, d)
match [1, 2, 3]:
    case [1, *rest] | [*rest, 1]:
        print(rest)
