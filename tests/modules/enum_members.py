# index: enum
# Enumerations and flags.
from enum import Enum, Flag, IntEnum, IntFlag, auto, unique

class Color(Enum):
    RED = 1
    GREEN = auto()
    LEAF = GREEN
    def low(self): return self.name.lower()
print(list(Color), Color.RED, Color(2), Color["RED"], Color.LEAF is Color.GREEN, Color.RED.low(), list(Color.__members__))
for bad in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color, "RED", 2), lambda: Color.RED < Color.GREEN):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
class Level(IntEnum):
    LOW = 1
    HIGH = 2
print(Level.LOW + 1, f"{Level.HIGH}", repr(Level(1)), Level.LOW < Level.HIGH, max(Level))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
print(repr(Perm.R | Perm.X), ~Perm.R, Perm.R in (Perm.R | Perm.W), bool(Perm(0)), list(Perm.W | Perm.X), Perm.R & Perm.W)
class Bits(IntFlag):
    A = 1
    B = 4
print(repr(Bits.A | Bits.B), repr(Bits(7)), Bits.A | 8, Bits.A == 1)
class Planet(Enum):
    EARTH = (1, 2)
    def __init__(self, a, b): self.sum = a + b
print(Planet.EARTH.sum, Planet.EARTH.value, {Color.RED: "r"}[Color(1)])
try:
    unique(Color)
except ValueError as e:
    print(e)
print(list(Enum("Letters", "a b")))
