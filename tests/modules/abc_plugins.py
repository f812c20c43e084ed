# index: abc.ABC, abc.abstractmethod, abc.ABCMeta.register, abc
import abc
from collections.abc import Iterator, MutableSequence, Sized


class Exporter(abc.ABC):
    registry = {}

    def __init_subclass__(cls, *, suffix=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if suffix:
            cls.registry[suffix] = cls

    @abc.abstractmethod
    def line(self, row):
        """One row."""

    @property
    @abc.abstractmethod
    def header(self): ...

    def export(self, rows):
        return "\n".join([self.header, *map(self.line, rows)])


class Csv(Exporter, suffix=".csv"):
    header = "name,n"

    def line(self, row):
        return ",".join(map(str, row))


class Half(Exporter, suffix=".half"):
    def line(self, row):
        return super().line(row)


print(Csv().export([("a", 1), ("b", 2)]), sorted(Exporter.registry), sorted(Half.__abstractmethods__))
for cls in (Exporter, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
Half.header = "h"
try:
    Half()
except TypeError as e:
    print(e)
abc.update_abstractmethods(Half)
print(Half().line(1))


class Quacks(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "quack") else NotImplemented


class Duck:
    quack = print


@Quacks.register
class Robot:
    pass


print(issubclass(Duck, Quacks), isinstance(Robot(), Quacks), issubclass(int, Quacks), Robot.__mro__[1:], abc.get_cache_token() >= 1)


class Ring(MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i % len(self.items)] if self.items else [][i]

    def __setitem__(self, i, value):
        self.items[i % len(self.items)] = value

    def __delitem__(self, i):
        del self.items[i % len(self.items)]

    def __len__(self):
        return len(self.items)

    def insert(self, i, value):
        self.items.insert(i, value)


r = Ring(1, 2, 3)
r.append(4), r.extend("xy"), r.remove(2), r.reverse()
print(r.items, r[7], r.pop(), isinstance(r, Sized), issubclass(Ring, Iterator), r.items)
r += [9]
print(r.items)
