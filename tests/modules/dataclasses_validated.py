# index: dataclasses.field, dataclasses.InitVar, dataclasses.fields, descriptors, dataclasses
from dataclasses import MISSING, InitVar, asdict, dataclass, field, fields


class Range:
    """A descriptor that dataclasses take for a field's default."""

    def __init__(self, low, high, default):
        self.low, self.high, self.default = low, high, default

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self.default if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.name[1:]} must be in {self.low}..{self.high}, not {value}")
        setattr(instance, self.name, value)


def checked(cls):
    """After __init__, values must be of their annotations' types."""
    original = cls.__post_init__ if hasattr(cls, "__post_init__") else lambda self, *a: None

    def __post_init__(self, *args):
        original(self, *args)
        for f in fields(self):
            if isinstance(f.type, type) and not isinstance(getattr(self, f.name), f.type):
                raise TypeError(f"{f.name}: {type(getattr(self, f.name)).__name__} instead of {f.type.__name__}")
    cls.__post_init__ = __post_init__
    return cls


@dataclass
@checked
class Lamp:
    name: str
    level: int = Range(0, 10, 5)
    colour: str = field(default="white", metadata={"help": "by name"})
    scale: InitVar[int] = 1
    watts: float = field(init=False)
    history: list = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self, scale):
        self.watts = self.level * scale * 1.5


lamp = Lamp("desk", 3, scale=2)
lamp.level = 7
lamp.history.append("on")
print(lamp, lamp.history, lamp == Lamp("desk", 7), asdict(lamp), Lamp.level, Lamp("x").level)
print([(f.name, f.default if f.default is not MISSING else f.default_factory is not MISSING, f.init, f.repr) for f in fields(Lamp)], fields(Lamp)[2].metadata["help"], Lamp.__match_args__)
for call in (lambda: Lamp("d", 11), lambda: Lamp(3), lambda: Lamp("d", colour=5), lambda: setattr(lamp, "level", -1), lambda: Lamp("d", watts=1), lambda: Lamp(), lambda: Lamp("a", 1, "b", 2, 3, 4), lambda: lamp < lamp):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
