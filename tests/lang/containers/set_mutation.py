# index: set, RuntimeError
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 100)
except RuntimeError as e:
    print(e)
class H:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        return self.v % 3
    def __eq__(self, other):
        return isinstance(other, H) and self.v == other.v
    def __repr__(self):
        return f"H{self.v}"
a = {H(i) for i in range(10)}
b = {H(i) for i in range(5, 15)}
def show(s):
    return sorted(x.v for x in s)
print(show(a), H(3) in a, H(30) in a, show(a & b), show(a - b), show(a ^ b), len(a | b), a == {H(i) for i in range(10)})
a -= b
a |= {H(100)}
print(show(a), a <= b | a, show(a.intersection([H(1), H(100)])))
class S(set):
    def __init__(self, *args, tag=None):
        super().__init__(*args)
        self.tag = tag
t = S([1], tag="t")
print(t, t.tag, type(t | {2}).__name__, type(t.copy()).__name__, t == {1}, len(S()), S())
class F(frozenset):
    pass
print(F([1]), F([1]) == {1}, hash(F([1])) == hash(frozenset([1])), type(F() | F()).__name__)
u = set()
for i in range(10000):
    u.add(i)
    u.discard(i - 3)
print(sorted(u), len(u))
x = frozenset([frozenset([1]), frozenset()])
print(len(x), frozenset([1]) in x, {1} in x, {2} in x)
