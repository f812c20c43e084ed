# index: set, frozenset, set.update, set.symmetric_difference, KeyError, TypeError, bit operations, hash
# Sets: operators take only sets, methods any iterable; results take the type of the left one.
def attempt(f):
    s = {1, 2, 3}
    try:
        r = f(s)
        print(type(r).__name__, sorted(r, key=str) if isinstance(r, (set, frozenset)) else r, sorted(s, key=str))
    except Exception as e:
        print(type(e).__name__, e, sorted(s, key=str))


F = frozenset
for f in (lambda s: s.union("a", [4], ()), lambda s: s.union(), lambda s: s.intersection([1, 2], (2, 3)), lambda s: s.intersection() is s, lambda s: s.difference([1], [2]), lambda s: s.symmetric_difference([3, 4, 4]), lambda s: s.symmetric_difference([1], [2]), lambda s: s.update("a", [4]), lambda s: s.intersection_update([1, 9], [1]), lambda s: s.difference_update(s), lambda s: s.symmetric_difference_update([1, 1, 7]), lambda s: s.update(), lambda s: s.update(5),
          lambda s: s.add([]), lambda s: s.discard({1}), lambda s: s.remove(9), lambda s: s.remove({9}), lambda s: s.discard([]), lambda s: s.pop() in (1, 2, 3), lambda s: set().pop(), lambda s: s.clear(), lambda s: s.copy() is s, lambda s: F(s).copy() == s, lambda s: s | [4], lambda s: [4] | s, lambda s: s & F([1]), lambda s: F([1]) & s, lambda s: F([1]) | s, lambda s: s | F([4]), lambda s: s - {1: 2}.keys(), lambda s: {1: 2}.keys() - s, lambda s: s ^ F([1, 4]), lambda s: s.__ior__([4]), lambda s: s.__iand__({1}), lambda s: s.__isub__(s), lambda s: s.__ixor__(s),
          lambda s: s.isdisjoint("ab"), lambda s: s.issubset(range(9)), lambda s: s.issuperset([1, 1]), lambda s: s.issubset(5), lambda s: s <= [1], lambda s: s < s, lambda s: s <= F(s), lambda s: s == [1, 2, 3], lambda s: s != F(s), lambda s: {1} < {1, 2} < {1, 2, 3}, lambda s: s > {1}, lambda s: {1} in {F([1])}, lambda s: hash(F([1, 2])) == hash(F([2, 1])), lambda s: hash(s), lambda s: {F(): 1}[F()], lambda s: [] in s, lambda s: F([[]]), lambda s: set(5), lambda s: set([1], [2]), lambda s: F(x=1), lambda s: set(a=1), lambda s: s[0], lambda s: s + s, lambda s: s * 2, lambda s: len(F("hello")), lambda s: sorted(F("hello")),
          lambda s: F(F([1])) == {1}, lambda s: {*s, *"a"}, lambda s: s.__init__("ab"), lambda s: F("a").__init__("b"), lambda s: s.__contains__([]), lambda s: repr(F([1])), lambda s: repr(set()), lambda s: repr({1}), lambda s: F().__class__().union("a")):
    attempt(f)


class S(set):
    def __repr__(self): return "S"


class FS(frozenset):
    def __new__(cls, *a, extra=None):
        self = super().__new__(cls, *a)
        self.extra = extra
        return self


a = S("ab")
print(type(a | {1}).__name__, type({1} | a).__name__, type(a.copy()).__name__, type(a.union()).__name__, type(a - a).__name__, FS("a", extra=1).extra, type(FS("a") | {1}).__name__, FS() == F(), F() is F(), FS("a").copy() is not None, sorted(a & set("bc")))
b = set()
for bad in (lambda: b.update([1, [], 2]), lambda: b.update(x / (x - 6) for x in (5, 6)), lambda: b.__ior__({3} | {4})):
    try:
        bad()
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, sorted(b))
print(sorted(b), b >= {3, 4})
