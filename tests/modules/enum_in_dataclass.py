# index: dataclasses.field, enum.Flag, functools.singledispatch, typing.NamedTuple
from dataclasses import asdict, dataclass, field, fields
from enum import Enum, Flag, auto
from functools import singledispatch
from typing import NamedTuple


class Suit(Enum):
    CLUBS = "♣"
    HEARTS = "♥"

    @property
    def red(self):
        return self is Suit.HEARTS

    def __lt__(self, other):
        return list(Suit).index(self) < list(Suit).index(other)


class Trait(Flag):
    NONE = 0
    FACE = auto()
    TRUMP = auto()


@dataclass(frozen=True, order=True, slots=True)
class Card:
    rank: int = field(compare=True)
    suit: Suit
    traits: Trait = field(default=Trait.NONE, compare=False, repr=False)

    def __format__(self, spec):
        return format(f"{'23456789TJQKA'[self.rank - 2]}{self.suit.value}", spec)


class Score(NamedTuple):
    points: int
    cards: tuple[Card, ...] = ()

    def __add__(self, other):
        return Score(self.points + other.points, self.cards + other.cards)


@singledispatch
def points(thing):
    raise NotImplementedError(type(thing).__name__)


@points.register
def _(card: Card):
    return card.rank + (10 if Trait.FACE in card.traits else 0) + (100 if card.traits & Trait.TRUMP else 0)


@points.register(list)
def _(cards):
    return sum((Score(points(c), (c,)) for c in cards), Score(0))


hand = [Card(11, Suit.HEARTS, Trait.FACE), Card(2, Suit.CLUBS), Card(2, Suit.HEARTS, Trait.FACE | Trait.TRUMP)]
print(sorted(hand), max(hand), [f"{c:>4}" for c in hand], sum(c.suit.red for c in hand))
total = points(hand)
print(total.points, total._replace(cards=()), len(total.cards), total == (127 + 10, total.cards), total[0])
print({c: points(c) for c in hand}[Card(2, Suit.CLUBS)], asdict(hand[0]), [f.name for f in fields(Card) if f.compare], Card(2, Suit.CLUBS) in hand, Card.__slots__)
match hand[0]:
    case Card(rank=11, suit=Suit.HEARTS, traits=t) if Trait.FACE in t:
        print("jack", t, Trait.FACE | Trait.TRUMP, ~Trait.FACE, Trait(3), bool(Trait.NONE))
for call in (lambda: points(3), lambda: setattr(hand[0], "rank", 3), lambda: Suit("x"), lambda: Card(1), lambda: hand[0] < 3, lambda: Score(), lambda: Trait(9), lambda: Suit.CLUBS > 3, lambda: total.__setattr__("points", 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
