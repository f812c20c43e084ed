# index: dataclasses.dataclass, dataclasses.field, dataclasses.replace, dataclasses.asdict
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Item:
    sort_index: tuple = field(init=False, repr=False, compare=True)
    name: str = field(compare=False)
    price: float = field(default=0.0, compare=False, metadata={"unit": "EUR"})
    _: KW_ONLY
    stock: int = field(default=0, compare=False)

    def __post_init__(self):
        if self.price < 0:
            raise ValueError(f"{self.name}: price {self.price}")
        self.sort_index = (-self.price, self.name)

    @property
    def value(self):
        return self.price * self.stock


@dataclass
class Inventory:
    owner: str
    items: list[Item] = field(default_factory=list)
    log: InitVar[list | None] = None
    lines: int = field(init=False, default=0)

    def __post_init__(self, log):
        self.lines = len(log or [])

    def add(self, *args, **kw):
        self.items.append(Item(*args, **kw))
        return self


shop = Inventory("ann", log=["opened"]).add("nail", 0.05, stock=1000).add("saw", 12.5, stock=4).add("tape")
print(*sorted(shop.items), sep="\n")
print(sum(i.value for i in shop.items), shop.lines, asdict(shop)["items"][1], astuple(shop.items[2]))
cheaper = replace(shop.items[1], price=10)
print(cheaper, cheaper.sort_index, cheaper == shop.items[1], cheaper > shop.items[1], [(f.name, f.type, dict(f.metadata)) for f in fields(Item) if f.metadata])


@dataclass(frozen=True, slots=True)
class Key:
    shelf: int
    row: str = "A"

    def __str__(self):
        return f"{self.row}{self.shelf}"


places = {Key(1): "nail", Key(2, "B"): "saw"}
print(places[Key(1, "A")], *places, Key(1) == (1, "A"), Key.__slots__, Key.__match_args__, hash(Key(3)) == hash((3, "A")))
match Key(9, "Z"):
    case Key(shelf, row="Z"):
        print("last row", shelf)
for call in (lambda: Item("x", -1), lambda: setattr(Key(1), "shelf", 2), lambda: Item(), lambda: Item("a", 1, 2), lambda: Key(1) < Key(2), lambda: Item("a") < 3, lambda: replace(shop.items[0], sort_index=()), lambda: replace(shop, owner="b") and 1,
             lambda: asdict(3), lambda: hash(Item("a"))):
    try:
        print(call())
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e, isinstance(e, FrozenInstanceError))
