# SPDX-License-Identifier: MIT
# index: class
from _linear import check


class Copied:
    """A class of its own, with an object of it; copied with its attributes."""

    def __init__(self, attributes):
        self.kind = type("Kind", (), attributes)
        self.thing = self.kind()

    def names(self):
        return {name: vars(self.kind)[name] for name in ("a", "b", "__len__") if name in vars(self.kind)}

    def __deepcopy__(self, memo):
        return Copied(self.names())


def state(x):
    return repr([(name, value if isinstance(value, int) else type(value)) for name, value in sorted(x.names().items())])


def attribute(name, value):
    return lambda x: setattr(x.kind, name, value)


check("class attributes", lambda: Copied({"a": 1}), state, [
    ("set", attribute("a", 2)),
    ("add", attribute("b", 3)),
    ("make a property", attribute("a", property(lambda self: 4))),
    ("delete", lambda x: delattr(x.kind, "a")),
    ("delete another", lambda x: delattr(x.kind, "b")),
    ("get", lambda x: x.thing.a),
    ("get another", lambda x: getattr(x.thing, "b", None)),
    ("set length", attribute("__len__", lambda self: 5)),
    ("delete length", lambda x: delattr(x.kind, "__len__")),
    ("length", lambda x: len(x.thing)),
])
