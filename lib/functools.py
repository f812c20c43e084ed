# SPDX-License-Identifier: MIT
"""Functions that work on functions."""

# partial, reduce, cmp_to_key and the memory behind lru_cache are native.  What a cached_property or a dispatcher finds out
# is stored with single operations on dicts, so that threads at worst find it out twice.

try:
    from _functools import (
        Placeholder, _lru_cache_wrapper, _PlaceholderType, cmp_to_key, partial, reduce,
    )
except ImportError:
    from _pyfunctools import (
        Placeholder, _lru_cache_wrapper, _PlaceholderType, cmp_to_key, partial, reduce,
    )
from _thread import RLock
from types import GenericAlias, MappingProxyType, UnionType

__all__ = ["Placeholder", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cache", "cached_property", "cmp_to_key",
           "lru_cache", "partial", "partialmethod", "reduce", "singledispatch", "singledispatchmethod",
           "total_ordering", "update_wrapper", "wraps"]

# ---- Wrappers. ----

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper function look like the function that it wraps."""
    missing = []
    for name in assigned:
        value = getattr(wrapped, name, missing)
        if value is not missing:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator for wrapper functions: calls update_wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- total_ordering. ----


def _derived(cls, name, root, op_on_root, combine):
    """The method `name' made of the method `root': combine(result of root, self, other)."""
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else combine(result, self, other)

    method.__name__ = name
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    method.__module__ = cls.__module__
    method.__doc__ = f"Return a {op_on_root} b.  Computed by @total_ordering from {root}."
    return method


_ORDERINGS = {
    "__lt__": (
        ("__gt__", ">", lambda less, a, b: not less and a != b),
        ("__le__", "<=", lambda less, a, b: less or a == b),
        ("__ge__", ">=", lambda less, a, b: not less),
    ),
    "__le__": (
        ("__ge__", ">=", lambda at_most, a, b: not at_most or a == b),
        ("__lt__", "<", lambda at_most, a, b: at_most and a != b),
        ("__gt__", ">", lambda at_most, a, b: not at_most),
    ),
    "__gt__": (
        ("__lt__", "<", lambda more, a, b: not (more or a == b)),
        ("__ge__", ">=", lambda more, a, b: more or a == b),
        ("__le__", "<=", lambda more, a, b: not more),
    ),
    "__ge__": (
        ("__le__", "<=", lambda at_least, a, b: not at_least or a == b),
        ("__gt__", ">", lambda at_least, a, b: at_least and a != b),
        ("__lt__", "<", lambda at_least, a, b: not at_least),
    ),
}


def total_ordering(cls):
    """A class decorator: fills in the ordering methods that are missing."""
    defined = [name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in defined)
    for name, sign, combine in _ORDERINGS[root]:
        if name not in defined:
            setattr(cls, name, _derived(cls, name, root, sign, combine))
    return cls


# ---- Methods with arguments given already. ----


class partialmethod:
    """Like partial, for methods of a class."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, "__get__", None) is None:
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        if any(value is Placeholder for value in keywords.values()):
            raise TypeError("Placeholder cannot be passed as a keyword argument")
        if isinstance(func, partialmethod):
            whole = partial(partial(_no_function, *func.args, **func.keywords), *args, **keywords)
            func, args, keywords = func.func, whole.args, whole.keywords
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _as_function(self):
        def _method(cls_or_self, /, *args, **keywords):
            return partial(self.func, cls_or_self, *self.args, **self.keywords)(*args, **keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and type(self.func) is not partial:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._as_function().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


def _no_function(*args, **keywords):
    pass


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


def _unwrap_partialmethod(func):
    last = None
    while func is not last:
        last = func
        while isinstance(getattr(func, "__partialmethod__", None), partialmethod):
            func = func.__partialmethod__
        while isinstance(func, partialmethod):
            func = getattr(func, "func")
        func = _unwrap_partial(func)
    return func


# ---- Memory. ----


class _CacheInfo(tuple):
    # What namedtuple("CacheInfo", ...) gives, without importing collections.
    __slots__ = ()
    _fields = __match_args__ = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % self

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **kwds):
        return type(self)(**{**self._asdict(), **kwds})

    def __getnewargs__(self):
        return tuple(self)


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


def _remember(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers a function's results: the maxsize that were used last, or with None all of them."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _remember(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _remember(function, maxsize, typed)


def cache(user_function, /):
    """A decorator that remembers all of a function's results."""
    return lru_cache(maxsize=None)(user_function)


_NOT_FOUND = object()


class cached_property:
    """A method turned into an attribute: called once for an instance, then its result stands in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{name!r} property.") from None
        value = attributes.get(name, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            try:
                attributes[name] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f"item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# ---- Dispatching on the type of the first argument. ----


def _merge(sequences):
    """C3: one order that agrees with all the given ones."""
    result = []
    sequences = [list(s) for s in sequences]
    while True:
        sequences = [s for s in sequences if s]
        if not sequences:
            return result
        for sequence in sequences:
            candidate = sequence[0]
            if not any(candidate in s[1:] for s in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for s in sequences:
            if s[0] is candidate:
                del s[0]


def _c3_mro(cls, abcs=()):
    """The mro of a class with those abstract base classes put in that it implements without inheriting from them."""
    bases = cls.__bases__
    boundary = 0
    for i in range(len(bases) - 1, -1, -1):
        if hasattr(bases[i], "__abstractmethods__"):
            boundary = i + 1
            break
    own = [base for base in abcs
           if issubclass(cls, base) and not any(issubclass(b, base) for b in bases)]
    rest = [base for base in abcs if base not in own]
    explicit, other = list(bases[:boundary]), list(bases[boundary:])
    return _merge([[cls], *(_c3_mro(base, rest) for base in explicit), *(_c3_mro(base, rest) for base in own),
                   *(_c3_mro(base, rest) for base in other), explicit, own, other])


def _compose_mro(cls, types):
    mro = set(cls.__mro__)

    def related(typ):
        return (typ not in mro and hasattr(typ, "__mro__") and not isinstance(typ, GenericAlias)
                and issubclass(cls, typ))

    types = [typ for typ in types if related(typ)]
    types = [typ for typ in types if not any(typ is not other and typ in other.__mro__ for other in types)]
    chosen = []
    for typ in types:
        found = [[s for s in sub.__mro__ if s in types]
                 for sub in typ.__subclasses__() if sub not in mro and issubclass(cls, sub)]
        if not found:
            chosen.append(typ)
            continue
        found.sort(key=len, reverse=True)
        for sub in found:
            for subcls in sub:
                if subcls not in chosen:
                    chosen.append(subcls)
        if typ not in chosen:
            chosen.append(typ)
    return _c3_mro(cls, chosen)


def _find_implementation(cls, registry):
    match = None
    mro = _compose_mro(cls, registry.keys())
    for typ in mro:
        if match is not None:
            if (typ in registry and typ not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, typ)):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {typ}")
            break
        if typ in registry:
            match = typ
    return registry.get(match)


_find_impl = _find_implementation  # the name that CPython has for it


def singledispatch(func):
    """Make a function generic: register() adds implementations for types of its first argument."""
    from abc import get_cache_token
    from weakref import WeakKeyDictionary

    registry = {}
    found = WeakKeyDictionary()
    token = None

    def dispatch(cls):
        """Return the implementation for a class."""
        nonlocal token
        if token is not None:
            current = get_cache_token()
            if token != current:
                found.clear()
                token = current
        try:
            return found[cls]
        except KeyError:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = _find_implementation(cls, registry)
            found[cls] = implementation
            return implementation

    def is_valid(cls):
        if isinstance(cls, UnionType):
            return all(isinstance(arg, type) for arg in cls.__args__)
        return isinstance(cls, type) and not isinstance(cls, GenericAlias)

    def register(cls, func=None):
        """Add an implementation for a class; also a decorator, which may take the class from an annotation."""
        nonlocal token
        if is_valid(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
                                f"or plain `@register` on an annotated function.")
            func = cls
            argname, cls = _first_annotation(func, annotations)
            if not is_valid(cls):
                kind = "not all arguments are classes" if isinstance(cls, UnionType) else "is not a class"
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} {kind}.")
        for one in cls.__args__ if isinstance(cls, UnionType) else (cls,):
            registry[one] = func
            if token is None and hasattr(one, "__abstractmethods__"):
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


def _first_annotation(func, annotations):
    """The first annotated name, its text evaluated where it is one."""
    name = next(iter(annotations))
    value = annotations[name]
    if isinstance(value, str):
        value = eval(value, getattr(_unwrap_partial(func), "__globals__", {}))
    return name, value


class singledispatchmethod:
    """singledispatch for methods: on the type of the first argument behind self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Add an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        func = self.func

        def _method(*args, **kwargs):
            if not args:
                name = getattr(func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{name} requires at least 1 positional argument")
            method = dispatch(args[0].__class__)
            if hasattr(method, "__get__"):
                method = method.__get__(obj, cls)
            return method(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        name = getattr(self.func, "__qualname__", getattr(self.func, "__name__", "?"))
        return f"<single dispatch method descriptor {name}>"
