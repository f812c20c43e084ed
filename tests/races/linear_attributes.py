# SPDX-License-Identifier: MIT
# index: attribute references, class, __slots__
from _linear import check


class Box:
    def __init__(self):
        self.a = 1


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


def delete_b(x):
    del x.b


check("attributes", Box, lambda x: repr(sorted(vars(x).items())), [
    ("set", lambda x: setattr(x, "a", 2)),
    ("add", lambda x: setattr(x, "b", 3)),
    ("add another", lambda x: setattr(x, "c", 4)),
    ("get", lambda x: x.a),
    ("get another", lambda x: getattr(x, "b", None)),
    ("delete", lambda x: delattr(x, "a")),
    ("delete another", delete_b),
    ("dict", lambda x: sorted(vars(x).items())),
    ("set by dict", lambda x: vars(x).__setitem__("c", 5)),
    ("setdefault", lambda x: vars(x).setdefault("b", 6)),
    ("length", lambda x: len(vars(x))),
])
check("slots", Slotted, lambda x: repr([getattr(x, name, None) for name in "ab"]), [
    ("set", lambda x: setattr(x, "a", 2)),
    ("set another", lambda x: setattr(x, "b", 3)),
    ("get", lambda x: x.a),
    ("get another", lambda x: x.b),
    ("delete", lambda x: delattr(x, "a")),
    ("delete another", delete_b),
])
