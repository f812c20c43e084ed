# index: type, type.__itemsize__, type.__dictoffset__, type.__weakrefoffset__, type.__text_signature__
# What a class tells about its instances; the sizes themselves are the implementation's own.


class Plain:
    pass


class Slots:
    __slots__ = "a", "b"


class WithDict(Slots):
    pass


for cls in (int, list, object, tuple, bytes, Plain, Slots, WithDict):
    print(cls.__name__, cls.__basicsize__ > 0, cls.__itemsize__ > 0, bool(cls.__dictoffset__),
          bool(cls.__weakrefoffset__))
print(Slots.__basicsize__ >= object.__basicsize__, WithDict.__basicsize__ >= Slots.__basicsize__)
print(list.__text_signature__, tuple.__text_signature__, Plain.__text_signature__)
for name in ("__basicsize__", "__itemsize__", "__dictoffset__", "__weakrefoffset__"):
    try:
        setattr(Plain, name, 1)
    except AttributeError as e:
        print(e)

made = type("Made", (), {})
print(made.__module__, made, type("Other", (), {"__module__": "elsewhere"}))
