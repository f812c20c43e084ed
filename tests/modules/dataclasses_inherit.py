# index: dataclasses.make_dataclass, dataclasses.is_dataclass, dataclasses
import dataclasses
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass
class Shape:
    name: str
    count: ClassVar[int] = 0
    tags: set = field(default_factory=set, kw_only=True)

    def __post_init__(self):
        type(self).count += 1


@dataclass
class Rect(Shape):
    w: float = 1
    h: float = 1

    def __post_init__(self):
        super().__post_init__()
        self.name = self.name.title()

    def __eq__(self, other):
        return isinstance(other, Rect) and self.w * self.h == other.w * other.h


@dataclass(repr=False, eq=False)
class Square(Rect):
    def __post_init__(self):
        super().__post_init__()
        self.h = self.w


print(Rect("box", 2, 3, tags={"x"}), Rect("a", 6) == Rect("b", 2, 3), Square("sq", 4).h, Rect.count, Shape.count, repr(Square("q")).startswith("<__main__.Square object") or repr(Square("q")))
print([f.name for f in dataclasses.fields(Square)], dataclasses.is_dataclass(Rect), dataclasses.is_dataclass(Rect("r")), dataclasses.is_dataclass(3), Rect.__hash__, Square.__hash__ is not None)
C = dataclasses.make_dataclass("C", ["a", ("b", int), ("c", list, field(default_factory=list))], bases=(), namespace={"total": lambda self: self.a + self.b})
print(C(1, 2), C(1, 2).total(), C.__annotations__["b"], C(1, 2) == C(1, 2, []))


@dataclass
class Tree:
    value: int
    left: "Tree | None" = None
    right: "Tree | None" = None

    def __iter__(self):
        for part in (self.left, [self.value], self.right):
            yield from part or ()


t = Tree(5, Tree(2, None, Tree(3)), Tree(9))
print(list(t), dataclasses.asdict(t)["left"], t)
t.left.left = t
print(str(t.left.left.left) == str(t.left), "..." in repr(t))
makers = (lambda: make(x=[]), lambda: make("y", x=1), lambda: dataclass(order=True, eq=False)(type("O", (), {})), lambda: dataclasses.make_dataclass("M", ["a", "a"]), lambda: dataclasses.make_dataclass("M", ["for"]),
          lambda: dataclasses.fields(int), lambda: field(default=1, default_factory=list), lambda: dataclass(frozen=True)(type("F", (Rect,), {})), lambda: dataclasses.make_dataclass("M", [("a", int, 1), "b"]))


def make(*bare, **defaults):
    return dataclass(type("D", (), {"__annotations__": dict.fromkeys([*defaults, *bare], int), **defaults}))


for m in makers:
    try:
        print(m())
    except Exception as e:
        print(type(e).__name__, e)
