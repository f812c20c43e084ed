# SPDX-License-Identifier: MIT
"""What functools has in C, written in Python: for a system without the native part, and to compare it with."""

# A cache's dict and counters are changed under its lock; the function that it remembers is called without.

from _thread import RLock
from reprlib import recursive_repr
from types import GenericAlias, MethodType

_MISSING = object()


class _PlaceholderType:
    """The type of Placeholder, which stands for a positional argument that a partial object gets later."""

    __slots__ = ()
    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = object.__new__(cls)
        return cls._only

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"type '{cls.__name__}' is not an acceptable base type")

    def __repr__(self):
        return "Placeholder"

    def __reduce__(self):
        return "Placeholder"


Placeholder = _PlaceholderType()


def _check_trailing(args):
    if args and args[-1] is Placeholder:
        raise TypeError("trailing Placeholders are not allowed")


def _fill(places, args):
    """Arguments with those that Placeholders stand for put in; what is left over follows."""
    rest = iter(args)
    filled = [next(rest, Placeholder) if place is Placeholder else place for place in places]
    return (*filled, *rest)


class partial:
    """A function with some arguments given beforehand."""

    __slots__ = ("func", "args", "keywords", "_open", "__dict__", "__weakref__")

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        _check_trailing(args)
        if any(value is Placeholder for value in keywords.values()):
            raise TypeError("Placeholder cannot be passed as a keyword argument")
        if isinstance(func, partial) and not func.__dict__:
            args = _fill(func.args, args)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func, self.args, self.keywords = func, args, keywords
        self._open = sum(arg is Placeholder for arg in args)
        return self

    def __call__(self, /, *args, **keywords):
        if len(args) < self._open:
            raise TypeError(f"missing positional arguments in 'partial' call; expected at least {self._open}, "
                            f"got {len(args)}")
        given = _fill(self.args, args) if self._open else self.args + args
        return self.func(*given, **{**self.keywords, **keywords})

    def __get__(self, obj, objtype=None):
        return self if obj is None else MethodType(self, obj)

    @recursive_repr()
    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError("argument to __setstate__ must be a tuple")
        if len(state) != 4:
            raise TypeError(f"expected 4 items in state, got {len(state)}")
        func, args, keywords, namespace = state
        if (not callable(func) or not isinstance(args, tuple) or not isinstance(keywords, (dict, type(None)))
                or not isinstance(namespace, (dict, type(None)))):
            raise TypeError("invalid partial state")
        _check_trailing(args)
        self.func, self.args = func, tuple(args)
        self.keywords = keywords if type(keywords) is dict else dict(keywords or ())
        self._open = sum(arg is Placeholder for arg in args)
        self.__dict__ = namespace if namespace is not None else {}

    __class_getitem__ = classmethod(GenericAlias)


partial.__module__ = _PlaceholderType.__module__ = "functools"


def reduce(function, iterable, /, initial=_MISSING):
    """Apply a function of two arguments to the items, from left to right, to get a single value."""
    it = iter(iterable)
    value = next(it, _MISSING) if initial is _MISSING else initial
    if value is _MISSING:
        raise TypeError("reduce() of empty iterable with no initial value")
    for item in it:
        value = function(value, item)
    return value


def cmp_to_key(mycmp):
    """Make a key function of one that compares two items."""

    class K:
        __slots__ = ["obj"]
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


class _Key:
    """The arguments of a call, hashed once."""

    __slots__ = ("parts", "hash")

    def __init__(self, parts):
        self.parts = parts
        self.hash = hash(parts)

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        return self.parts == other.parts


_KEYWORDS_FOLLOW = object()


def _make_key(args, keywords, typed):
    parts = args
    if keywords:
        parts += (_KEYWORDS_FOLLOW, *keywords.items())
    if typed:
        parts += tuple(map(type, args)) + tuple(map(type, keywords.values()))
    elif parts and not parts[1:] and type(parts[0]) in (int, str):
        return parts[0]
    return _Key(parts)


def _lru_cache_wrapper(function, maxsize, typed, info_type):
    lock = RLock()
    results = {}  # the one that was used last is the last
    count = results.__len__  # builtins.len may be what is being remembered
    hits = misses = 0

    def wrapper(*args, **keywords):
        nonlocal hits, misses
        if maxsize == 0:
            with lock:
                misses += 1
            return function(*args, **keywords)
        key = _make_key(args, keywords, typed)
        with lock:
            result = results.pop(key, _MISSING)
            if result is not _MISSING:
                results[key] = result
                hits += 1
                return result
            misses += 1
        result = function(*args, **keywords)
        with lock:
            if key not in results:
                if maxsize is not None and count() >= maxsize:
                    del results[next(iter(results))]
                results[key] = result
        return result

    def cache_info():
        """How often the function's results were remembered, and how many are."""
        with lock:
            return info_type(hits, misses, maxsize, count())

    def cache_clear():
        """Forget all results."""
        nonlocal hits, misses
        with lock:
            results.clear()
            hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper
