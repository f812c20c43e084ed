# index: gc.get_referents, gc.get_referrers, gc.get_objects
import gc


class Thing:
    pass


target = Thing()
target.attribute = ["in a list"]
holder = [target]
mapping = {"key": target}
pair = (target, 1)


def among(thing, things):
    return any(t is thing for t in things)


referrers = gc.get_referrers(target)
print(among(holder, referrers), among(mapping, referrers), among(pair, referrers), among([], referrers))
referents = gc.get_referents(holder, mapping)
print(among(target, referents))
print(among(target.attribute, gc.get_referents(target, target.__dict__)))
print(gc.get_referents(), gc.get_referrers(), gc.get_referents(1, 2))
objects = gc.get_objects()
print(type(objects).__name__, among(holder, objects), among(mapping, objects), among(target, objects), len(objects) > 20)
print([gc.is_tracked(x) for x in (1, "text", 2.5, b"x", [], target, lambda: 0)])
inner = []
outer = [inner] * 1000 + [inner]
print(among(outer, gc.get_referrers(inner)))
for bad in (3,):
    try:
        gc.get_objects(bad)
    except ValueError as e:
        print(e)
