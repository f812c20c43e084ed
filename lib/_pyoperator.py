# SPDX-License-Identifier: MIT
"""What module _operator has, in Python: for builds without it."""

import builtins as _builtins




def _named(name, doc, expression, parameters="a, b"):
    """The function of an expression, so that it has a name, a docstring and no frame in between."""
    scope = {"builtins": _builtins}
    exec(f"def {name}({parameters}, /):\n    {doc!r}\n    {expression}", scope)
    function = scope[name]
    function.__module__ = "operator"
    return function


for _name, _sign in (("lt", "<"), ("le", "<="), ("eq", "=="), ("ne", "!="), ("ge", ">="), ("gt", ">"), ("add", "+"),
                     ("sub", "-"), ("mul", "*"), ("matmul", "@"), ("truediv", "/"), ("floordiv", "//"), ("mod", "%"),
                     ("pow", "**"), ("lshift", "<<"), ("rshift", ">>"), ("and_", "&"), ("xor", "^"), ("or_", "|"),
                     ("is_", "is"), ("is_not", "is not")):
    globals()[_name] = _named(_name, f"Same as a {_sign} b.", f"return a {_sign} b")
for _name, _sign in (("iadd", "+"), ("isub", "-"), ("imul", "*"), ("imatmul", "@"), ("itruediv", "/"), ("imod", "%"),
                     ("ifloordiv", "//"), ("ipow", "**"), ("ilshift", "<<"), ("irshift", ">>"), ("iand", "&"),
                     ("ixor", "^"), ("ior", "|")):
    globals()[_name] = _named(_name, f"Same as a {_sign}= b.", f"a {_sign}= b\n    return a")
for _name, _text in (("not_", "not a"), ("truth", "True if a else False"), ("neg", "-a"), ("pos", "+a"),
                     ("inv", "~a"), ("invert", "~a"), ("is_none", "a is None"), ("is_not_none", "a is not None"),
                     ("abs", "builtins.abs(a)")):
    globals()[_name] = _named(_name, f"Same as {_text}.", f"return {_text}", "a")


def index(a):
    """Same as a.__index__()."""
    return a.__index__()


def concat(a, b):
    """Same as a + b, for a and b sequences."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"{type(a).__name__!r} object can't be concatenated")
    return a + b


def iconcat(a, b):
    """Same as a += b, for a and b sequences."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"{type(a).__name__!r} object can't be concatenated")
    a += b
    return a


def contains(a, b):
    """Same as b in a."""
    return b in a


def countOf(a, b):
    """How many items of a are, or are equal to, b."""
    return sum(1 for item in a if item is b or item == b)


def indexOf(a, b):
    """The first index of b in a."""
    for i, item in enumerate(a):
        if item is b or item == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def getitem(a, b):
    """Same as a[b]."""
    return a[b]


def setitem(a, b, c):
    """Same as a[b] = c."""
    a[b] = c


def delitem(a, b):
    """Same as del a[b]."""
    del a[b]


def length_hint(obj, default=0):
    """An estimate of the number of items in obj."""
    if not isinstance(default, int):
        raise TypeError(f"{type(default).__name__!r} object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), "__length_hint__", None)
    if hint is None:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f"__length_hint__ must be integer, not {type(value).__name__}")
    if value < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return value


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


def _compare_digest(a, b):
    """a == b, taking the same time wherever they differ."""
    if isinstance(a, str) and isinstance(b, str):
        a, b = a.encode("ascii"), b.encode("ascii")
    different = len(a) ^ len(b)
    for x, y in zip(a, b if len(a) == len(b) else a):
        different |= x ^ y
    return different == 0


class _Getter:
    __slots__ = ("_items",)

    def __init__(self, item, /, *items):
        self._items = (item, *items)

    def __call__(self, obj, /):
        found = tuple(self._get(obj, item) for item in self._items)
        return found if len(found) > 1 else found[0]

    def __repr__(self):
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(map(repr, self._items))})"

    def __reduce__(self):
        return type(self), self._items


class attrgetter(_Getter):
    """attrgetter("a", "b.c")(x) is (x.a, x.b.c)."""

    __module__ = "operator"
    __slots__ = ()

    def __init__(self, attr, /, *attrs):
        if not all(isinstance(name, str) for name in (attr, *attrs)):
            raise TypeError("attribute name must be a string")
        super().__init__(attr, *attrs)

    @staticmethod
    def _get(obj, name):
        for part in name.split("."):
            obj = getattr(obj, part)
        return obj


class itemgetter(_Getter):
    """itemgetter(1, "k")(x) is (x[1], x["k"])."""

    __module__ = "operator"
    __slots__ = ()
    _get = staticmethod(getitem)


class methodcaller:
    """methodcaller("name", 1, k=2)(x) is x.name(1, k=2)."""

    __module__ = "operator"
    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name, self._args, self._kwargs = name, args, kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        args = [repr(self._name), *map(repr, self._args), *(f"{k}={v!r}" for k, v in self._kwargs.items())]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(args)})"

    def __reduce__(self):
        if not self._kwargs:
            return type(self), (self._name, *self._args)
        from functools import partial
        return partial(type(self), self._name, **self._kwargs), self._args
