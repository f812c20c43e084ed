# index: enum.IntEnum, enum.StrEnum, enum.unique, enum.verify, enum.member, enum.nonmember
import enum
import json


class Status(enum.IntEnum):
    def __new__(cls, value, phrase):
        obj = int.__new__(cls, value)
        obj._value_ = value
        obj.phrase = phrase
        return obj

    OK = 200, "fine"
    NOT_FOUND = 404, "gone"
    TEAPOT = 418, "short and stout"

    @property
    def is_error(self):
        return self >= 400


print(Status(404), repr(Status.OK), Status.TEAPOT.phrase, Status.OK + 1, Status.OK == 200, [s.name for s in Status if s.is_error], f"{Status.OK:>5}", json.dumps({"s": Status.OK}), max(Status))


class Colour(enum.StrEnum):
    RED = enum.auto()
    DARK_BLUE = enum.auto()
    LIGHT = "l"


print(Colour.DARK_BLUE, repr(Colour.RED), Colour("l"), Colour.RED.upper(), Colour.RED == "red", json.dumps([Colour.LIGHT]), "-".join(Colour), f"{Colour.RED!r:>20}")


class Planet(enum.Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.4e6)
    TERRA = EARTH
    G = enum.nonmember(6.67e-11)
    weigh = enum.member(lambda: 3)

    def __init__(self, mass=0, radius=1):
        self.mass, self.radius = (mass, radius) if radius != 1 else (0, 1)

    @property
    def gravity(self):
        return round(self.G * self.mass / self.radius ** 2, 2)


print([(p.name, p.gravity) for p in Planet], Planet.TERRA is Planet.EARTH, list(Planet.__members__), Planet.G, Planet((6.42e23, 3.4e6)))


class Gap(enum.Enum):
    def _generate_next_value_(name, start, count, last):
        return f"{name}/{count}/{last}"

    A = enum.auto()
    B = enum.auto()


print([g.value for g in Gap], enum.Enum("Animal", "ant bee cat").bee, enum.IntEnum("N", {"one": 1, "two": 2})(2), enum.Enum("P", [("x", 1)], module="m", qualname="Q.P").x.__class__.__qualname__)
for make in (lambda: enum.unique(Planet), lambda: enum.verify(enum.CONTINUOUS)(Status), lambda: enum.verify(enum.UNIQUE)(Status), lambda: enum.Enum("D", "a a"), lambda: enum.StrEnum("S", {"a": 1}),
             lambda: enum.IntEnum("I", {"a": "x"}), lambda: Status(200, "fine"), lambda: enum.Enum("X", {"mro": 1})):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
