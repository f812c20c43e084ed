# index: dataclasses
# Dataclasses.
from dataclasses import (KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass,
                         make_dataclass, replace)

@dataclass(order=True)
class Point:
    x: int
    y: int = 3
    tags: list = field(default_factory=list, compare=False, repr=False)
p = Point(1)
print(p, p == Point(1, 3, [5]), p < Point(2), sorted([Point(2), p]), replace(p, x=7), asdict(p), astuple(p))
print([f.name for f in fields(p)], is_dataclass(Point), Point.__match_args__, Point.__hash__)
@dataclass(frozen=True, slots=True)
class Key:
    name: str
    n: int = 0
k = Key("a")
print(k, hash(k) == hash(Key("a")), {k: 1}[Key("a", 0)])
try:
    k.n = 2
except FrozenInstanceError as e:
    print(e)
@dataclass
class Sub(Point):
    scale: InitVar[int] = 1
    _: KW_ONLY
    z: int = 0
    def __post_init__(self, scale): self.x *= scale
print(Sub(2, scale=5, z=4))
print(make_dataclass("D", ["a", ("b", int, 5)])(1))
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e:
    print(e)
