# SPDX-License-Identifier: MIT
"""How objects of types that don't say so themselves are pickled and copied."""

# The tables are dicts, changed by single operations.

__all__ = ["add_extension", "clear_extension_cache", "constructor", "pickle", "remove_extension"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Register a function that reduces objects of a type."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that something can be called."""
    if not callable(object):
        raise TypeError("constructors must be callable")


pickle(complex, lambda c: (complex, (c.real, c.imag)), complex)
pickle(type(int | str), lambda union: (_union, (union.__args__,)))
pickle(super, lambda s: (super, (s.__thisclass__, s.__self__)))


def _union(args):
    import functools
    import operator
    return functools.reduce(operator.or_, args)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


_HEAPTYPE = 1 << 9


def _reduce_ex(self, proto):
    """object.__reduce_ex__ for protocols 0 and 1."""
    if proto >= 2:
        raise ValueError("copyreg._reduce_ex() is for protocols 0 and 1")
    cls = self.__class__
    base = next((b for b in cls.__mro__ if hasattr(b, "__flags__") and not b.__flags__ & _HEAPTYPE), object)
    if base is object:
        state = None
    else:
        if base is cls:
            raise TypeError(f"cannot pickle {cls.__name__!r} object")
        state = base(self)
    args = (cls, base, state)
    getstate = self.__getstate__
    if getattr(self, "__slots__", None) and type(self).__getstate__ is object.__getstate__:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    dict = getstate()
    return (_reconstructor, args, dict) if dict else (_reconstructor, args)


def _reduce_object(self, proto):
    """What object.__reduce_ex__ returns; called by it."""
    if proto < 2:
        return _reduce_ex(self, proto)
    cls = type(self)
    args, kwargs = (), None
    if hasattr(self, "__getnewargs_ex__"):
        args, kwargs = self.__getnewargs_ex__()
    elif hasattr(self, "__getnewargs__"):
        args = self.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not {type(args).__name__!r}")
    elif not isinstance(self, (list, dict)):
        base = next((b for b in cls.__mro__ if not b.__flags__ & _HEAPTYPE), object)
        if base is not object and type(self).__getstate__ is object.__getstate__ and base.__name__ != "SimpleNamespace":
            named = cls.__flags__ & _HEAPTYPE or cls.__module__ == "builtins"
            raise TypeError(f"cannot pickle '{'' if named else cls.__module__ + '.'}{cls.__name__}' object")
    state = self.__getstate__()
    listitems = iter(self) if isinstance(self, list) else None
    dictitems = iter(self.items()) if isinstance(self, dict) else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, listitems, dictitems
    return __newobj__, (cls, *args), state, listitems, dictitems


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    """The names of a class's slots, its bases' included, as attributes are really called."""
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    for c in cls.__mro__ if hasattr(cls, "__slots__") else ():
        slots = c.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = c.__name__.lstrip("_")
                names.append(f"_{stripped}{name}" if stripped else name)
            else:
                names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


# Numbers that stand for (module, name) in pickles.
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Register a number for a global name."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Take back add_extension()."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
