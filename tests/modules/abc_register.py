# index: abc, collections.abc
# Abstract classes: abstract methods, registered classes, and classes that qualify by their methods.
import abc
import collections.abc as c

class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
class Half(Shape):
    def area(self): return 1
class Full(Half):
    name = "full"
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Full().name)
try:
    Shape()
except TypeError:
    print("abstract")
class Other: ...
print(issubclass(Other, Shape), isinstance(Other(), Shape))
token = abc.get_cache_token()
print(Shape.register(Other) is Other, issubclass(Other, Shape), isinstance(Other(), Shape), abc.get_cache_token() != token)
for cls in (int, str, list, dict, set, range, type(iter([])), type(x for x in ())):
    print(cls.__name__, [n for n in c.__all__ if n != "Buffer" and n != "ByteString" and issubclass(cls, getattr(c, n))])
class Row(c.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i
r = Row()
print(list(r), 4 in r, r.index(4), r.count(9), list(reversed(r)))
match r:
    case [a, *rest]: print(a, rest)
