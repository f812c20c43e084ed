# index: operator
# Operators as functions, and the three getters.
import operator as op
from types import SimpleNamespace

print(op.add(1, 2), op.mod(7, 4), op.matmul.__name__, op.not_(0), op.contains("abc", "b"), op.concat([1], [2]))
print([f(6, 3) for f in (op.sub, op.mul, op.floordiv, op.truediv, op.pow, op.and_, op.or_, op.xor, op.lshift, op.lt, op.ge)])
l = [1]
print(op.iadd(l, [2]) is l, l, op.setitem(l, 0, 5), op.getitem(l, 0), op.delitem(l, 0), l)
print(op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.length_hint(iter([1, 2])), op.index(True), op.neg(3), op.inv(3))
get = op.itemgetter(1)
print(get("abc"), op.itemgetter(0, -1)("abc"), op.itemgetter(slice(1))("abc"), get, op.itemgetter("a")({"a": 1}))
o = SimpleNamespace(a=SimpleNamespace(b=5), c=6)
print(op.attrgetter("a.b")(o), op.attrgetter("c", "a.b")(o), op.attrgetter("a.b"))
print(op.methodcaller("split", ",", maxsplit=1)("a,b,c"), op.methodcaller("f", 1, x=2))
for call in (lambda: op.itemgetter(), lambda: op.attrgetter(3), lambda: get([]), lambda: op.indexOf([], 1),
             lambda: op.methodcaller(), lambda: op.concat(1, 2)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
print(op.is_(l, l), op.truth([]), op.__add__ is op.add)
