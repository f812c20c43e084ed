# index: set, frozenset
s = {3, 1, 2}
print(sorted(s), len(s), 2 in s, 9 in s, set(), set("aab") == {"a", "b"}, frozenset(), frozenset({1}))
s.add(4)
s.add(4)
s.discard(99)
s.discard(1)
s.remove(2)
print(sorted(s))
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, sorted(a ^ b), a <= b, {3} < a, a >= {1}, a > a, a == {4, 3, 2, 1}, a != b, a.isdisjoint({9}))
print(a.union([9], (8,)) == {1, 2, 3, 4, 8, 9}, a.intersection([1, 2], {2}), a.difference([1], [2]), sorted(a.symmetric_difference([1, 10])))
c = set(a)
c |= {10}
c &= {1, 2, 10}
c -= {1}
c ^= {2, 3}
print(sorted(c))
c.update([5], "x")
c.difference_update([5])
c.intersection_update([3, 10, "x"])
c.symmetric_difference_update([3])
print(sorted(c, key=str), c.issubset([10, "x", 0]), c.issuperset([10]))
f = frozenset([1, 2])
print(type(f | a).__name__, type(a | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "v"}[frozenset({2, 1})], f in {f}, {1, 2} in {f})
print(f.copy() is f, frozenset(f) is f, sorted(a.copy()), {1, 1.0, True})
n = set(range(100))
total = 0
while n:
    total += n.pop()
print(total)
for bad in (lambda: set().pop(), lambda: {1}.remove(7), lambda: {1} | [1], lambda: set(1), lambda: set(1, 2), lambda: {1} < [1], lambda: hash({1})):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
