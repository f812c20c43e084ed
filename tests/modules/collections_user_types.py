# index: collections.UserDict, collections.UserList, collections.UserString
from collections import UserDict, UserList, UserString


class Headers(UserDict):
    """HTTP headers: keys of any case."""

    def __setitem__(self, key, value):
        self.data[key.title()] = value

    def __getitem__(self, key):
        return self.data[key.title()]

    def __delitem__(self, key):
        del self.data[key.title()]

    def __contains__(self, key):
        return isinstance(key, str) and key.title() in self.data


h = Headers({"content-type": "text/html"}, ACCEPT="*/*")
h.update({"x-id": "7"})
h.setdefault("Content-TYPE", "never")
print(h, h["CONTENT-type"], "accept" in h, 3 in h, h.get("X-ID"), h.get("nothing"))
print(h.pop("x-id"), len(h), (h | {"via": "1"}).data, type(h.copy()).__name__, h == {"Content-Type": "text/html", "Accept": "*/*"})


class Stack(UserList):
    def push(self, item):
        self.append(item)
        return self

    top = property(lambda self: self[-1])


s = Stack([1]).push(2).push(3)
print(s, s.top, s[:2], type(s[:2]).__name__, s + [4], [0] + s, s * 2, s > [1, 2], s.index(2), s.count(9))
s += (8, 9)
s.sort(reverse=True)
print(s, s.copy() == s, s.pop(0), s.__class__([5]), list(reversed(s)))


class Path(UserString):
    def __truediv__(self, other):
        return self.__class__(f"{self}/{other}")


p = Path("usr") / "lib"
print(p, repr(p), type(p.upper()).__name__, p.startswith("usr"), p + "!", "-" + p, p[1:3], len(p), hash(p) == hash("usr/lib"))
print(p == "usr/lib", p < "v", p % (), Path("%d") % 3, int(UserString("12")), p.partition("/"), "{:>9}".format(str(p)))
for call in (lambda: h["none"], lambda: UserList().pop(), lambda: UserString("x").index("q")):
    try:
        call()
    except (LookupError, ValueError) as e:
        print(type(e).__name__, e)
