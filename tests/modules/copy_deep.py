# index: copy, __copy__
# Shallow and deep copies.
import copy

class Node:
    def __init__(self, v): self.v, self.next = v, None
class Slots:
    __slots__ = ("a", "b")
class Own:
    def __copy__(self): return "shallow"
    def __deepcopy__(self, memo): return "deep"
class MyList(list): pass
a = [1, [2, 3], {"k": (4, [5])}]
s, d = copy.copy(a), copy.deepcopy(a)
print(s == a, s[1] is a[1], d == a, d[1] is a[1], d[2]["k"][1] is a[2]["k"][1])
n = Node([1]); n.next = n
m = copy.deepcopy(n)
print(m is not n, m.next is m, m.v, m.v is n.v, copy.copy(n).v is n.v)
x = Slots(); x.a = [1]
y = copy.deepcopy(x)
print(y.a, y.a is x.a, hasattr(y, "b"))
print(copy.copy(Own()), copy.deepcopy([Own()]))
l = MyList([1, 2]); l.extra = 3
c = copy.copy(l)
print(type(c).__name__, c, c.extra)
t = (1, "a", (2,))
print(copy.deepcopy(t) is t, copy.copy(len) is len, copy.deepcopy(Node) is Node, copy.copy({1, 2}), copy.copy(bytearray(b"x")))
shared = [0]
two = copy.deepcopy([shared, shared])
print(two[0] is two[1])
try:
    copy.copy(x for x in ())
except TypeError as e:
    print(e)
