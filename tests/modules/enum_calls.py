# python: 3.14
# index: enum.Enum, enum.Flag, random.choices
# Calls of enumerations that lack something.
import enum
import random


def attempt(function, *args, **kwds):
    try:
        print(function(*args, **kwds))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


class Bare(enum.Enum):
    @classmethod
    def _missing_(cls, value):
        return "missed"


attempt(Colour)
attempt(Colour, 1)
attempt(Colour, value=2)
attempt(Colour, 3)
attempt(Colour, 1, 2)
for empty in Bare, enum.Enum, enum.Flag, enum.IntFlag, enum.IntEnum, enum.StrEnum:
    attempt(empty)
    attempt(empty, 9)
attempt(Bare, "More", names=())
attempt(lambda: list(Bare("More", "A B")))
attempt(lambda: list(enum.Flag("Two", names=["A", "B"])))
attempt(random.choices, [1, 2], 3)
attempt(random.choices, [1, 2], True)
attempt(random.choices, [1, 2], 1.5)
attempt(random.choices, [1], k=2)
