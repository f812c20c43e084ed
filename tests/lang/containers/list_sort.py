# index: list.sort, sorted, list.reverse
import random
random.seed(5)
for n in (0, 1, 2, 3, 10, 31, 33, 64, 100, 1000, 5000):
    for make in (lambda i: random.randrange(n or 1), lambda i: i, lambda i: -i, lambda i: i % 7, lambda i: random.random(),
                 lambda i: str(random.randrange(n or 1)), lambda i: i if i % 50 else random.randrange(n)):
        a = [make(i) for i in range(n)]
        b = sorted(a)
        c = sorted(a, reverse=True)
        assert all(b[i] <= b[i + 1] for i in range(n - 1)) and all(c[i] >= c[i + 1] for i in range(n - 1))
        pairs = [(x, i) for i, x in enumerate(a)]
        d = sorted(pairs, key=lambda p: p[0])
        assert d == sorted(pairs)
        e = sorted(pairs, key=lambda p: p[0], reverse=True)
        assert all(e[i][0] > e[i + 1][0] or (e[i][0] == e[i + 1][0] and e[i][1] < e[i + 1][1]) for i in range(n - 1))
        a.sort()
        assert a == b
print(sorted("hello world"), sorted({3: 1, 1: 2}), sorted([3.5, 1, True, 2]))
words = "the Quick brown Fox jumps over The lazy dog".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
count = 0
class Item:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        global count
        count += 1
        return self.v < other.v
items = [Item(i) for i in range(1000)]
items.sort()
print(count, [i.v for i in items[:5]])
