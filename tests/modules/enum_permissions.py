# index: enum.Flag, enum.IntFlag, enum.FlagBoundary
import enum
import re


class Mode(enum.IntFlag):
    R, W, X = 4, 2, 1
    ALL = R | W | X

    @classmethod
    def parse(cls, text):
        result = cls(0)
        for letter in text:
            result |= cls[letter.upper()]
        return result


class Access(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    ADMIN = READ | WRITE | 8


def text(mode):
    return "".join(f.name.lower() if f in mode else "-" for f in Mode if f is not Mode.ALL)


print([text(Mode(n)) for n in range(8)], Mode.parse("rx"), repr(Mode.parse("rx")), Mode(7) is Mode.ALL)
print(Mode.R | 8, repr(Mode.R | 8), ~Mode.R, Mode.ALL & ~Mode.W, Mode.R ^ Mode.ALL, int(Mode.X) + 1, Mode.R + Mode.W, f"{Mode.R:03o}", f"{Mode.R}")
print(list(Mode.ALL), len(Access.ADMIN), Access.READ in Access.ADMIN, Access(0), bool(Access(0)), Access.READ | Access.WRITE, Access.READ & Access.WRITE)
print(repr(~Access.READ), Access.ADMIN.name, (Access.READ | Access.WRITE).name, (Access.READ | Access.WRITE).value, list(Access), Access.__members__.keys())


class Strict(enum.Flag, boundary=enum.STRICT):
    A = 1
    B = 4


class Conform(enum.Flag, boundary=enum.CONFORM):
    A = 1


class Keep(enum.Flag, boundary=enum.KEEP):
    A = 1


class Eject(enum.IntFlag, boundary=enum.EJECT):
    A = 1


print(Conform(7), Keep(6), repr(Eject(9)), type(Eject(9)), Strict(5), re.I | re.M, re.RegexFlag(0), repr(re.compile("a", re.X | re.S).flags & re.X))
for call in (lambda: Strict(2), lambda: Mode.parse("q"), lambda: Access.READ | 1, lambda: Access("x"), lambda: Access.READ in 3, lambda: 1 in Access, lambda: 16 in Access):
    try:
        print(call())
    except (ValueError, KeyError, TypeError) as e:
        print(type(e).__name__, e)
