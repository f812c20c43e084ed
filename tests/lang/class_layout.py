# index: class, __slots__, multiple inheritance
# Which bases go together: at most one line of layouts.
class Slots:
    __slots__ = ("a",)


class OtherSlots:
    __slots__ = ("b",)


class Mixin:
    __slots__ = ()


class Plain:
    pass


class MoreSlots(Slots, Plain):
    __slots__ = ("c",)


class Number(int):
    pass


class Pair(tuple):
    __slots__ = ()


for bases in [
    (Pair, Mixin), (Mixin, Pair), (Mixin, Slots), (Plain, Slots), (Slots, OtherSlots), (int, str), (Number, str),
    (Number, Mixin), (Slots, dict), (Plain, dict), (MoreSlots, Slots), (Exception, Slots), (OSError, KeyError),
    (KeyError, OSError), (Exception, int), (type, dict), (Mixin, MoreSlots, OtherSlots),
]:
    names = ", ".join(base.__name__ for base in bases)
    try:
        made = type("Made", bases, {})
        print(names, "->", made.__base__.__name__, [cls.__name__ for cls in made.__mro__])
    except TypeError as error:
        print(names, "->", error)

both = type("Both", (Mixin, MoreSlots), {})()
both.a, both.c, both.free = 1, 2, 3
print(both.a, both.c, both.__dict__)
