# index: functools.total_ordering, functools.cmp_to_key
from functools import cmp_to_key, total_ordering


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version("1.2"), Version("1.10"), Version("1.2")
print(a < b, a <= b, a > b, a >= b, a <= c, a >= c, a != c, max(a, b), sorted([b, a, Version("0.9")]))
print(Version.__le__.__name__, Version.__gt__(a, 3))
try:
    a <= 3
except TypeError as e:
    print(e)
try:
    @total_ordering
    class Nothing:
        pass
except ValueError as e:
    print(e)


def compare(x, y):
    """Numbers before words; numbers by size, words backwards."""
    if x.isdigit() != y.isdigit():
        return -1 if x.isdigit() else 1
    if x.isdigit():
        return int(x) - int(y)
    return (x < y) - (x > y)


words = "10 pear 9 fig 100 apple 2".split()
print(sorted(words, key=cmp_to_key(compare)), max(words, key=cmp_to_key(compare)))
K = cmp_to_key(compare)
print(K("1") < K("2"), K("a") == K("a"), K("b") <= K("a"), K("3").obj)
for call in (lambda: hash(K("1")), lambda: K("1") < "1", lambda: cmp_to_key(), lambda: cmp_to_key(lambda a, b: "x")(1) < cmp_to_key(lambda a, b: "x")(2)):
    try:
        call()
    except TypeError as e:
        print(e)
