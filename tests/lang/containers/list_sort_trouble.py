# index: list.sort, sorted
a = [3, 1, 2]
seen = []
def key(x):
    seen.append(len(a))
    return x
a.sort(key=key)
print(a, seen)
class Bad:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        if self.v == 5 or other.v == 5:
            raise KeyError("five")
        return self.v < other.v
b = [Bad(i) for i in (9, 3, 5, 7, 1)]
try:
    b.sort()
except KeyError as e:
    print("KeyError", e, sorted(x.v for x in b))
class Mean:
    def __lt__(self, other):
        c.append(1)
        c.pop()
        return id(self) < id(other)
c = [Mean() for i in range(10)]
try:
    c.sort()
except ValueError as e:
    print(e)
d = list(range(5))
def key2(x):
    d.append(x)
    return -x
try:
    d.sort(key=key2)
except ValueError as e:
    print(e, d[:5])
for bad in (lambda: [1, "a"].sort(), lambda: [1, 2].sort(key=3), lambda: [1].sort(cmp=1)):
    try:
        bad()
    except TypeError as e:
        print(e)
