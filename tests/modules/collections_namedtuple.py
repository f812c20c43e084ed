# index: collections.namedtuple, collections.UserDict, collections.UserList, collections.UserString
# Named tuples, and the classes to derive from.
from collections import UserDict, UserList, UserString, namedtuple

P = namedtuple("P", "x, y", defaults=[9])
p = P(1)
print(p, p.x, p[1], P._fields, P._field_defaults, p._replace(x=5), p._asdict(), P._make("ab"), P.__doc__, P.x.__doc__)
print(p == (1, 9), hash(p) == hash((1, 9)), isinstance(p, tuple), P.__match_args__, P.__module__)
print(namedtuple("Q", "a class _b a", rename=True)._fields)
for bad in (("a", "1x"), ("a", "def"), ("a", "_x"), ("a", "b b"), ("1", "a")):
    try:
        namedtuple(*bad)
    except ValueError as e:
        print(e)
for call in (lambda: P(), lambda: P._make([1]), lambda: setattr(p, "x", 3)):
    try:
        call()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
d = Lower(A=1); d["B"] = 2
print(d, d | {"C": 3}, "b" in d, len(d))
print(UserList([3, 1]) + [2], sorted(UserList([3, 1])), UserList("ab") * 2, UserList([1]) == [1])
print(UserString("abc").upper() + "d", UserString("a,b").split(","), "b" in UserString("abc"))
