# python: 3.14
# index: copy.replace, dataclasses.replace, types.SimpleNamespace
import copy
from collections import namedtuple
from dataclasses import dataclass, field
from types import SimpleNamespace


@dataclass(frozen=True)
class Settings:
    host: str
    port: int = 80
    tags: tuple = field(default=(), compare=False)


class Temperature:
    def __init__(self, degrees, unit="C"):
        self.degrees, self.unit = degrees, unit

    def __replace__(self, /, **changes):
        return type(self)(**{**vars(self), **changes})

    def __repr__(self):
        return f"{self.degrees}°{self.unit}"


Point = namedtuple("Point", "x y")
base = Settings("localhost")
print(copy.replace(base, port=8080), copy.replace(base, host="h", tags=("a",)), copy.replace(base) == base, copy.replace(base) is base)
print(copy.replace(Point(1, 2), y=5), copy.replace(Temperature(20), unit="F"), copy.replace(SimpleNamespace(a=1, b=2), b=3))
code = (lambda: 1).__code__
print(copy.replace(code, co_name="renamed").co_name, copy.replace(Point(1, 2)), Point(0, 0).__replace__(x=9))
history = [base]
for change in ({"port": 1}, {"port": 2}, {"host": "other"}):
    history.append(copy.replace(history[-1], **change))
print([(s.host, s.port) for s in history], len(set(history)))
for call in (lambda: copy.replace(base, nothing=1), lambda: copy.replace(3, x=1), lambda: copy.replace(Point(1, 2), z=1), lambda: copy.replace(), lambda: copy.replace([1], x=1), lambda: base.__replace__(1)):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
