# python: 3.14
# index: sequence patterns, starred assignment
# In which order len() and items of a sequence are asked for, with a star and without.
import collections.abc


class Told(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        print(end=f"[{i}]")
        return self.items[i]

    def __len__(self):
        print(end="len ")
        return len(self.items)

    __iter__ = None


del Told.__iter__


class OnlyItems(Told):
    def __iter__(self):
        i = 0
        while i < len(self.items):
            yield self[i]
            i += 1


for n in range(5):
    for kind in Told, OnlyItems:
        match kind(*range(n)):
            case [first, *rest, last]:
                print("both", first, rest, last)
            case [only]:
                print("one", only)
            case [*rest]:
                print("rest", rest)
        match kind(*range(n)):
            case [_, *_, 2, _]:
                print("2 before the last")
            case [*_, x, y]:
                print("last two", x, y)
            case _:
                print("other")
        try:
            a, *b, c, d = kind(*range(n))
            print(a, b, c, d)
        except ValueError as e:
            print(e)
